<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>NetStudio</name>
<message>
<source>
  and {rest} more</source>
<translation>
  以及另外 {rest} 项</translation>
</message>
<message>
<source> (in {instance})</source>
<translation>（在 {instance} 中）</translation>
</message>
<message>
<source> (nor are {names}, which lead to it)</source>
<translation>（通向它的 {names} 也一样）</translation>
</message>
<message>
<source> ({file}, line {line}: {text})</source>
<translation>（{file} 第 {line} 行：{text}）</translation>
</message>
<message>
<source> The line reads: {source}</source>
<translation> 该行内容：{source}</translation>
</message>
<message>
<source> plus {padding} padding on each side</source>
<translation>，每侧再加填充 {padding}</translation>
</message>
<message>
<source> times what -1 stands for</source>
<translation> 乘以 -1 所代表的数</translation>
</message>
<message>
<source> without a batch</source>
<translation>，不带批次</translation>
</message>
<message>
<source> {details} = {factors}, from {name}'s input {maps}.</source>
<translation> {details} = {factors}，来自 {name} 的输入 {maps}。</translation>
</message>
<message>
<source>&amp;About NetStudio</source>
<translation>关于 NetStudio(&amp;A)</translation>
</message>
<message>
<source>&amp;Activation histograms</source>
<translation>激活值直方图(&amp;A)</translation>
</message>
<message>
<source>&amp;Add</source>
<translation>添加(&amp;A)</translation>
</message>
<message>
<source>&amp;Another name…</source>
<translation>换个名称(&amp;A)…</translation>
</message>
<message>
<source>&amp;Apply changes</source>
<translation>应用更改(&amp;A)</translation>
</message>
<message>
<source>&amp;Arrange</source>
<translation>自动布局(&amp;A)</translation>
</message>
<message>
<source>&amp;Back</source>
<translation>上一步(&amp;B)</translation>
</message>
<message>
<source>&amp;Blocks</source>
<translation>块(&amp;B)</translation>
</message>
<message>
<source>&amp;Building</source>
<translation>搭建(&amp;B)</translation>
</message>
<message>
<source>&amp;Bypass</source>
<translation>旁路(&amp;B)</translation>
</message>
<message>
<source>&amp;Clean up…</source>
<translation>清理(&amp;C)…</translation>
</message>
<message>
<source>&amp;Clinic: networks with a mistake</source>
<translation>诊所：带错误的网络(&amp;C)</translation>
</message>
<message>
<source>&amp;Close window</source>
<translation>关闭窗口(&amp;C)</translation>
</message>
<message>
<source>&amp;Colour by</source>
<translation>着色方式(&amp;C)</translation>
</message>
<message>
<source>&amp;Compare with the network</source>
<translation>与网络比较(&amp;C)</translation>
</message>
<message>
<source>&amp;Continue</source>
<translation>继续(&amp;C)</translation>
</message>
<message>
<source>&amp;Copy</source>
<translation>复制(&amp;C)</translation>
</message>
<message>
<source>&amp;Copy for a report</source>
<translation>复制用于报告(&amp;C)</translation>
</message>
<message>
<source>&amp;Copy report</source>
<translation>复制报告(&amp;C)</translation>
</message>
<message>
<source>&amp;Details</source>
<translation>详情(&amp;D)</translation>
</message>
<message>
<source>&amp;Direction</source>
<translation>方向(&amp;D)</translation>
</message>
<message>
<source>&amp;Discard</source>
<translation>放弃(&amp;D)</translation>
</message>
<message>
<source>&amp;Done</source>
<translation>完成(&amp;D)</translation>
</message>
<message>
<source>&amp;Edit</source>
<translation>编辑(&amp;E)</translation>
</message>
<message>
<source>&amp;End the tour</source>
<translation>结束导览(&amp;E)</translation>
</message>
<message>
<source>&amp;English</source>
<translation>English(&amp;E)</translation>
</message>
<message>
<source>&amp;Export</source>
<translation>导出(&amp;E)</translation>
</message>
<message>
<source>&amp;Export…</source>
<translation>导出(&amp;E)…</translation>
</message>
<message>
<source>&amp;Family</source>
<translation>层族(&amp;F)</translation>
</message>
<message>
<source>&amp;Feature maps</source>
<translation>特征图(&amp;F)</translation>
</message>
<message>
<source>&amp;File</source>
<translation>文件(&amp;F)</translation>
</message>
<message>
<source>&amp;Find on the canvas…</source>
<translation>在画布上查找(&amp;F)…</translation>
</message>
<message>
<source>&amp;Fit</source>
<translation>适合窗口(&amp;F)</translation>
</message>
<message>
<source>&amp;Fold</source>
<translation>折行(&amp;F)</translation>
</message>
<message>
<source>&amp;Frame</source>
<translation>框(&amp;F)</translation>
</message>
<message>
<source>&amp;Full screen</source>
<translation>全屏(&amp;F)</translation>
</message>
<message>
<source>&amp;Go on</source>
<translation>继续(&amp;G)</translation>
</message>
<message>
<source>&amp;Group into a block</source>
<translation>组成块(&amp;G)</translation>
</message>
<message>
<source>&amp;Grow the selection</source>
<translation>扩大选择(&amp;G)</translation>
</message>
<message>
<source>&amp;Help</source>
<translation>帮助(&amp;H)</translation>
</message>
<message>
<source>&amp;History</source>
<translation>历史(&amp;H)</translation>
</message>
<message>
<source>&amp;Import</source>
<translation>导入(&amp;I)</translation>
</message>
<message>
<source>&amp;Import a model…</source>
<translation>导入模型(&amp;I)…</translation>
</message>
<message>
<source>&amp;Insert into the wire…</source>
<translation>插入到连线中(&amp;I)…</translation>
</message>
<message>
<source>&amp;Inspecting</source>
<translation>检视(&amp;I)</translation>
</message>
<message>
<source>&amp;Instruments</source>
<translation>图表(&amp;I)</translation>
</message>
<message>
<source>&amp;Invert the selection</source>
<translation>反选(&amp;I)</translation>
</message>
<message>
<source>&amp;Join activations</source>
<translation>合并激活层(&amp;J)</translation>
</message>
<message>
<source>&amp;Keep a copy</source>
<translation>保留副本(&amp;K)</translation>
</message>
<message>
<source>&amp;Kernels</source>
<translation>卷积核(&amp;K)</translation>
</message>
<message>
<source>&amp;Key parameters</source>
<translation>主要参数(&amp;K)</translation>
</message>
<message>
<source>&amp;Keyboard shortcuts</source>
<translation>键盘快捷键(&amp;K)</translation>
</message>
<message>
<source>&amp;Keys to canvas or panel</source>
<translation>键盘转到画布或面板(&amp;K)</translation>
</message>
<message>
<source>&amp;Language</source>
<translation>语言(&amp;L)</translation>
</message>
<message>
<source>&amp;Layers</source>
<translation>层(&amp;L)</translation>
</message>
<message>
<source>&amp;Leave the block</source>
<translation>离开块(&amp;L)</translation>
</message>
<message>
<source>&amp;Load weights…</source>
<translation>加载权重(&amp;L)…</translation>
</message>
<message>
<source>&amp;Log…</source>
<translation>日志(&amp;L)…</translation>
</message>
<message>
<source>&amp;Make unique</source>
<translation>改为独有(&amp;M)</translation>
</message>
<message>
<source>&amp;Minimap</source>
<translation>小地图(&amp;M)</translation>
</message>
<message>
<source>&amp;Multiply-accumulates</source>
<translation>乘加次数(&amp;M)</translation>
</message>
<message>
<source>&amp;Names</source>
<translation>名称(&amp;N)</translation>
</message>
<message>
<source>&amp;New</source>
<translation>新建(&amp;N)</translation>
</message>
<message>
<source>&amp;New window</source>
<translation>新建窗口(&amp;N)</translation>
</message>
<message>
<source>&amp;Next</source>
<translation>下一步(&amp;N)</translation>
</message>
<message>
<source>&amp;None</source>
<translation>无(&amp;N)</translation>
</message>
<message>
<source>&amp;Note</source>
<translation>便签(&amp;N)</translation>
</message>
<message>
<source>&amp;Open</source>
<translation>打开(&amp;O)</translation>
</message>
<message>
<source>&amp;Open the block</source>
<translation>打开块(&amp;O)</translation>
</message>
<message>
<source>&amp;Open…</source>
<translation>打开(&amp;O)…</translation>
</message>
<message>
<source>&amp;Overwrite</source>
<translation>覆盖(&amp;O)</translation>
</message>
<message>
<source>&amp;Parameters</source>
<translation>参数(&amp;P)</translation>
</message>
<message>
<source>&amp;Paste</source>
<translation>粘贴(&amp;P)</translation>
</message>
<message>
<source>&amp;Pause</source>
<translation>暂停(&amp;P)</translation>
</message>
<message>
<source>&amp;Pictures on the cards</source>
<translation>卡片上的图片(&amp;P)</translation>
</message>
<message>
<source>&amp;Predict on an image…</source>
<translation>对图像预测(&amp;P)…</translation>
</message>
<message>
<source>&amp;Quit</source>
<translation>退出(&amp;Q)</translation>
</message>
<message>
<source>&amp;Redo</source>
<translation>重做(&amp;R)</translation>
</message>
<message>
<source>&amp;Remove</source>
<translation>移除(&amp;R)</translation>
</message>
<message>
<source>&amp;Rename</source>
<translation>重命名(&amp;R)</translation>
</message>
<message>
<source>&amp;Rename the block…</source>
<translation>重命名块(&amp;R)…</translation>
</message>
<message>
<source>&amp;Reset layout</source>
<translation>重置布局(&amp;R)</translation>
</message>
<message>
<source>&amp;Reset this page</source>
<translation>重置此页(&amp;R)</translation>
</message>
<message>
<source>&amp;Resolution</source>
<translation>分辨率(&amp;R)</translation>
</message>
<message>
<source>&amp;Resume</source>
<translation>继续(&amp;R)</translation>
</message>
<message>
<source>&amp;Revert</source>
<translation>还原(&amp;R)</translation>
</message>
<message>
<source>&amp;Save</source>
<translation>保存(&amp;S)</translation>
</message>
<message>
<source>&amp;Save project as…</source>
<translation>项目另存为(&amp;S)…</translation>
</message>
<message>
<source>&amp;Save to my library</source>
<translation>保存到我的库(&amp;S)</translation>
</message>
<message>
<source>&amp;Search actions</source>
<translation>搜索操作(&amp;S)</translation>
</message>
<message>
<source>&amp;Select</source>
<translation>选择(&amp;S)</translation>
</message>
<message>
<source>&amp;Settings…</source>
<translation>设置(&amp;S)…</translation>
</message>
<message>
<source>&amp;Shapes on wires</source>
<translation>连线上的形状(&amp;S)</translation>
</message>
<message>
<source>&amp;Side panel</source>
<translation>侧栏(&amp;S)</translation>
</message>
<message>
<source>&amp;Step</source>
<translation>单步(&amp;S)</translation>
</message>
<message>
<source>&amp;Stop training</source>
<translation>停止训练(&amp;S)</translation>
</message>
<message>
<source>&amp;Templates to begin with</source>
<translation>入门模板(&amp;T)</translation>
</message>
<message>
<source>&amp;Time</source>
<translation>时间(&amp;T)</translation>
</message>
<message>
<source>&amp;Train</source>
<translation>训练(&amp;T)</translation>
</message>
<message>
<source>&amp;Training</source>
<translation>训练(&amp;T)</translation>
</message>
<message>
<source>&amp;Transparent</source>
<translation>透明背景(&amp;T)</translation>
</message>
<message>
<source>&amp;Undo</source>
<translation>撤销(&amp;U)</translation>
</message>
<message>
<source>&amp;Ungroup</source>
<translation>拆开块(&amp;U)</translation>
</message>
<message>
<source>&amp;View</source>
<translation>视图(&amp;V)</translation>
</message>
<message>
<source>&amp;Window</source>
<translation>窗口(&amp;W)</translation>
</message>
<message>
<source>, in “{line}”.</source>
<translation>，位于“{line}”。</translation>
</message>
<message>
<source>, such as {batch_size},</source>
<translation>（例如 {batch_size}）</translation>
</message>
<message>
<source>1 case</source>
<translation>1 种情况</translation>
</message>
<message>
<source>1 file is</source>
<translation>1 个文件</translation>
</message>
<message>
<source>1,797 real handwritten digits that come with the program and are learnt in seconds.</source>
<translation>1,797 张真实的手写数字，随程序提供，几秒即可学会。</translation>
</message>
<message>
<source>1-D cross-correlation: each output channel sums one kernel per input channel.</source>
<translation>一维互相关：每个输出通道对每个输入通道各用一个卷积核并求和。</translation>
</message>
<message>
<source>1-D transposed convolution: each input value paints a kernel into the output.</source>
<translation>一维转置卷积：每个输入值把一个卷积核画到输出上。</translation>
</message>
<message>
<source>1000 outputs for ten classes</source>
<translation>十个类别，1000 个输出</translation>
</message>
<message>
<source>2-D cross-correlation: each output channel sums one kernel per input channel.</source>
<translation>二维互相关：每个输出通道对每个输入通道各用一个卷积核并求和。</translation>
</message>
<message>
<source>2-D transposed convolution: each input value paints a kernel into the output.</source>
<translation>二维转置卷积：每个输入值把一个卷积核画到输出上。</translation>
</message>
<message>
<source>3-D cross-correlation: each output channel sums one kernel per input channel.</source>
<translation>三维互相关：每个输出通道对每个输入通道各用一个卷积核并求和。</translation>
</message>
<message>
<source>3-D transposed convolution: each input value paints a kernel into the output.</source>
<translation>三维转置卷积：每个输入值把一个卷积核画到输出上。</translation>
</message>
<message>
<source>60,000 small colour photographs in a hundred classes.</source>
<translation>60,000 张小彩色照片，分为一百类。</translation>
</message>
<message>
<source>60,000 small colour photographs of animals and vehicles.</source>
<translation>60,000 张动物和交通工具的小彩色照片。</translation>
</message>
<message>
<source>70,000 grey pictures of clothes: as small as MNIST, and harder.</source>
<translation>70,000 张灰度服装图片：与 MNIST 一样小，但更难。</translation>
</message>
<message>
<source>70,000 handwritten digits, the classic first data set.</source>
<translation>70,000 张手写数字，经典的入门数据集。</translation>
</message>
<message>
<source>; did you mean {names}?</source>
<translation>；您是否指 {names}？</translation>
</message>
<message>
<source>; “{close}” is meant, perhaps</source>
<translation>；也许是指“{close}”</translation>
</message>
<message>
<source>A ReLU that lets a little of negative values through, so that no unit stops learning.</source>
<translation>让负值通过一点点的 ReLU，使任何单元都不会停止学习。</translation>
</message>
<message>
<source>A ReLU that stops at 6, which keeps values small enough for low-precision arithmetic.</source>
<translation>到 6 为止的 ReLU，使值足够小，适合低精度运算。</translation>
</message>
<message>
<source>A Sequential takes one value.</source>
<translation>Sequential 只接受一个值。</translation>
</message>
<message>
<source>A block is repeated 1 to {max_repeat} times; received {repeat!r:.40}.</source>
<translation>块可重复 1 到 {max_repeat} 次；收到的是 {repeat!r:.40}。</translation>
</message>
<message>
<source>A block of this project.</source>
<translation>本项目的块。</translation>
</message>
<message>
<source>A block of your library.</source>
<translation>我的库中的块。</translation>
</message>
<message>
<source>A call leaves a tensor in {name}, which the next one reads; the import does each time what the first call did. Hand it in and out as a value, or keep this part as a custom node.</source>
<translation>一次调用会在 {name} 中留下一个张量，供下一次调用读取；导入的网络每次都做第一次调用所做的事。请把它作为值传入和传出，或把这一部分保留为自定义节点。</translation>
</message>
<message>
<source>A chosen number of parts along a dimension.</source>
<translation>沿一个维度分成所选的份数。</translation>
</message>
<message>
<source>A class may have {most} members.</source>
<translation>一个类最多可有 {most} 个成员。</translation>
</message>
<message>
<source>A class of a network has an `__init__` and a `forward` only.</source>
<translation>网络的类只有 `__init__` 和 `forward`。</translation>
</message>
<message>
<source>A class of a network is written `class {name}(nn.Module):`, without decorators.</source>
<translation>网络的类写作 `class {name}(nn.Module):`，不带装饰器。</translation>
</message>
<message>
<source>A clean-up frees {size}.</source>
<translation>清理可释放 {size}。</translation>
</message>
<message>
<source>A condition inside a condition: join them with `and`.</source>
<translation>条件里还有条件：请用 `and` 连接。</translation>
</message>
<message>
<source>A condition is written `x = self.layer(x) if self.training else x`, or as an `if` around assignments to plain names.</source>
<translation>条件写作 `x = self.layer(x) if self.training else x`，或写作包含普通变量赋值的 `if` 语句。</translation>
</message>
<message>
<source>A condition may ask for `self.training` and for parameters of the block (`self.stride &gt; 1`, `self.shortcut is not None`), not for values of tensors.</source>
<translation>条件可以查询 `self.training` 和模块的参数（`self.stride &gt; 1`、`self.shortcut is not None`），不能查询张量的值。</translation>
</message>
<message>
<source>A constructor cannot use the value of “{node}”.</source>
<translation>构造函数不能使用“{node}”的值。</translation>
</message>
<message>
<source>A container takes no argument by name.</source>
<translation>容器不接受具名参数。</translation>
</message>
<message>
<source>A convolution with as many groups as channels: each channel is filtered by itself, and channels never mix. It costs a fraction of a full convolution.</source>
<translation>组数等于通道数的卷积：每个通道各自滤波，通道之间从不混合。开销只是完整卷积的一小部分。</translation>
</message>
<message>
<source>A copy would be kept as “{name}”.</source>
<translation>副本将保留为“{name}”。</translation>
</message>
<message>
<source>A depthwise convolution, then a 1x1 convolution that mixes the channels (Xception, 2017).</source>
<translation>先逐通道卷积，再用 1x1 卷积混合通道（Xception，2017）。</translation>
</message>
<message>
<source>A detector is imported with a batch of images of one size, (N, 3, H, W) or a list of equal (3, H, W).</source>
<translation>检测器要用一批大小相同的图像导入：(N, 3, H, W)，或由相同的 (3, H, W) 组成的列表。</translation>
</message>
<message>
<source>A dot cannot lie at ({x}, {y}); give a finite position.</source>
<translation>折点不能位于 ({x}, {y})；请给出有限的位置。</translation>
</message>
<message>
<source>A factor of all values.</source>
<translation>所有值共同的系数。</translation>
</message>
<message>
<source>A file of format {step} can no longer be read.</source>
<translation>格式 {step} 的文件已无法读取。</translation>
</message>
<message>
<source>A file with a network holds imports, classes and `if __name__ == "__main__":`, and nothing else.</source>
<translation>包含网络的文件只有导入、类和 `if __name__ == "__main__":`，没有别的。</translation>
</message>
<message>
<source>A folder for each class</source>
<translation>每个类别一个文件夹</translation>
</message>
<message>
<source>A hook changes the gradient of a parameter; the import trains without it.</source>
<translation>有一个钩子会改变某个参数的梯度；导入的网络训练时没有它。</translation>
</message>
<message>
<source>A key is {expected}, not {found}.</source>
<translation>键应是{expected}，而不是 {found}。</translation>
</message>
<message>
<source>A key is {expected}, not “{key}”.</source>
<translation>键应是{expected}，而不是“{key}”。</translation>
</message>
<message>
<source>A key is {expected}.</source>
<translation>键应是{expected}。</translation>
</message>
<message>
<source>A key of what is returned is a text in quotes, not {found}.</source>
<translation>返回内容的键是引号中的文字，而不是 {found}。</translation>
</message>
<message>
<source>A leaky ReLU whose slope is drawn at random for each value while training; evaluation uses the mean of the bounds.</source>
<translation>训练时每个值的斜率随机抽取的 leaky ReLU；评估时用上下界的平均值。</translation>
</message>
<message>
<source>A leaky ReLU whose slope is learned, one for all channels or one for each.</source>
<translation>斜率可学习的 leaky ReLU，所有通道共用一个，或每个通道一个。</translation>
</message>
<message>
<source>A learned vector for each whole number: words, categories.</source>
<translation>为每个整数（词、类别）学习一个向量。</translation>
</message>
<message>
<source>A literal argument of the call.</source>
<translation>调用的字面量参数。</translation>
</message>
<message>
<source>A loop runs over an nn.ModuleList or nn.Sequential of this class, with `enumerate` or `zip` where that is needed, or over `range` with plain numbers.</source>
<translation>循环遍历本类的 nn.ModuleList 或 nn.Sequential（需要时使用 `enumerate` 或 `zip`），或用普通数字遍历 `range`。</translation>
</message>
<message>
<source>A loss is measured at the output “{output}”, which the network does not have; it has: {known}.</source>
<translation>有个损失在输出“{output}”处度量，而网络没有它；网络有：{known}。</translation>
</message>
<message>
<source>A loss reads the output “{output}”, which the network does not have; it has: {outputs}.</source>
<translation>有个损失读取输出“{output}”，而网络没有它；网络有：{outputs}。</translation>
</message>
<message>
<source>A member that is left out is written `... if condition else None`.</source>
<translation>可省略的成员写作 `... if condition else None`。</translation>
</message>
<message>
<source>A mix of two values: weight 0 gives the first, weight 1 the second.</source>
<translation>两个值的混合：权重 0 给出第一个，权重 1 给出第二个。</translation>
</message>
<message>
<source>A module that you wrote becomes a node. Its file is kept beside the project, and is written into the Python file that is exported.</source>
<translation>你编写的模块会成为一个节点。它的文件保存在项目旁边，并写入导出的 Python 文件。</translation>
</message>
<message>
<source>A multilayer perceptron: the pixels in a row, two hidden layers with ReLU, and a score for each digit.</source>
<translation>多层感知机：像素排成一行，两个带 ReLU 的隐藏层，每个数字一个分数。</translation>
</message>
<message>
<source>A name may have {max_length} characters; “{name}…” has {count_name}.</source>
<translation>名称至多 {max_length} 个字符；“{name}…”有 {count_name} 个。</translation>
</message>
<message>
<source>A network uses torch, nn, functional and math; “{name}” is from another module.</source>
<translation>网络只使用 torch、nn、functional 和 math；“{name}”来自其他模块。</translation>
</message>
<message>
<source>A network with this node runs this file and whatever it imports, with all your rights on this computer. Only go on with code that you know.</source>
<translation>含有此节点的网络会以你在这台计算机上的全部权限运行此文件及其导入的一切。请只对你了解的代码继续。</translation>
</message>
<message>
<source>A network with this node runs this file. You trusted this very content before.</source>
<translation>含有此节点的网络会运行此文件。你之前已信任过完全相同的内容。</translation>
</message>
<message>
<source>A new dimension of size 1.</source>
<translation>新增大小为 1 的维度。</translation>
</message>
<message>
<source>A node cannot lie at ({x}, {y}); give finite positions.</source>
<translation>节点不能位于 ({x}, {y})；请给出有限的位置。</translation>
</message>
<message>
<source>A note cannot lie at ({x}, {y}) with a size of {width} × {height}; give finite numbers, and a size that is not negative.</source>
<translation>便签不能位于 ({x}, {y})、大小为 {width} × {height}；请给出有限的数和非负的大小。</translation>
</message>
<message>
<source>A note needs an id that is not empty.</source>
<translation>便签需要非空的 id。</translation>
</message>
<message>
<source>A number given to {name} depends on the input ({one!r:.40}; with another one {other!r:.40}) by a way that cannot be followed; the import keeps the first.</source>
<translation>传给 {name} 的一个数取决于输入（{one!r:.40}；换一个输入则为 {other!r:.40}），而其来历无法追踪；导入时保留前者。</translation>
</message>
<message>
<source>A number of your choice around the input.</source>
<translation>在输入四周填充所选的数。</translation>
</message>
<message>
<source>A one at the place that each whole number names, zeros elsewhere.</source>
<translation>在每个整数指明的位置为一，其余为零。</translation>
</message>
<message>
<source>A parameter of {block}.</source>
<translation>{block} 的参数。</translation>
</message>
<message>
<source>A part of a dimension, as Python's start:stop:step.</source>
<translation>维度的一部分，如 Python 的 start:stop:step。</translation>
</message>
<message>
<source>A part of a dimension, as Python's start:stop:step; negative numbers count from the end.</source>
<translation>维度的一部分，如 Python 的 start:stop:step；负数从末尾数起。</translation>
</message>
<message>
<source>A picture of pixels at a resolution of your choice.</source>
<translation>像素图片，分辨率任选。</translation>
</message>
<message>
<source>A problem</source>
<translation>问题</translation>
</message>
<message>
<source>A problem stands in the way</source>
<translation>有问题需要先解决</translation>
</message>
<message>
<source>A project needs a name.</source>
<translation>项目需要名称。</translation>
</message>
<message>
<source>A random sample, or one of a class</source>
<translation>随机样本，或某个类别的样本</translation>
</message>
<message>
<source>A recurrent layer with a memory cell behind gates (Hochreiter and Schmidhuber, 1997).</source>
<translation>带记忆单元和门的循环层（Hochreiter 和 Schmidhuber，1997）。</translation>
</message>
<message>
<source>A recurrent layer with a memory cell: gates decide what is forgotten, what is written and what is shown, so that gradients reach far back.</source>
<translation>带记忆单元的循环层：门决定忘记什么、写入什么、给出什么，使梯度能传得很远。</translation>
</message>
<message>
<source>A recurrent layer with a reset and an update gate (Cho et al., 2014).</source>
<translation>带重置门和更新门的循环层（Cho 等，2014）。</translation>
</message>
<message>
<source>A recurrent layer with two gates: one decides how much of the state is renewed, the other how much of the old one the renewal sees. Lighter than an LSTM.</source>
<translation>带两个门的循环层：一个决定状态更新多少，另一个决定更新时看到多少旧状态。比 LSTM 轻。</translation>
</message>
<message>
<source>A residual network brought up to date with what transformers taught: patches at the start, large windows, layer normalisation and few activations; a convolutional network that keeps up with Swin (Liu and others, 2022). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>用 Transformer 的经验更新的残差网络：开头切成图块、大窗口、层归一化、很少的激活函数；一个能与 Swin 比肩的卷积网络（Liu 等，2022）。其名称与 torchvision 一致，因此权重可直接加载；它的 1000 个输出是 ImageNet 的类别，绘制的图形只用到其中十个。</translation>
</message>
<message>
<source>A scale of {factor} needs a fixed size; received {x}. Set size instead.</source>
<translation>缩放 {factor} 倍需要固定的大小；收到的是 {x}。请改设 size。</translation>
</message>
<message>
<source>A sequence of tensors is used where one tensor is needed.</source>
<translation>需要单个张量的地方用了张量序列。</translation>
</message>
<message>
<source>A shape may hold sizes and one -1 for what is left; received {wanted}.</source>
<translation>形状中可以写大小，以及一个 -1 代表剩余部分；收到的是 {wanted}。</translation>
</message>
<message>
<source>A share of a size needs a fixed size; received {x}. Set output_size instead.</source>
<translation>按比例缩小需要固定的大小；收到的是 {x}。请改用 output_size。</translation>
</message>
<message>
<source>A short residual network: each block adds what two convolutions find to what came in, so that deeper stacks still learn. Open a block with a double click; its number of copies is in the inspector.</source>
<translation>短的残差网络：每个块把两个卷积的结果加到输入上，使更深的堆叠仍能学习。双击打开块；份数在检查器中设置。</translation>
</message>
<message>
<source>A sigmoid of three straight pieces, without an exponential.</source>
<translation>由三段直线组成的 sigmoid，不用指数。</translation>
</message>
<message>
<source>A sigmoid of three straight pieces.</source>
<translation>由三段直线组成的 sigmoid。</translation>
</message>
<message>
<source>A size cannot be {size!r:.40}, as it would be here.</source>
<translation>大小不能是 {size!r:.40}，而这里会变成这样。</translation>
</message>
<message>
<source>A size cannot be {size!r:.40}; it follows from an argument of the block.</source>
<translation>大小不能是 {size!r:.40}；它由块的参数得出。</translation>
</message>
<message>
<source>A size cannot use the value of “{node}”.</source>
<translation>尺寸不能使用“{node}”的值。</translation>
</message>
<message>
<source>A size is computed from others in too many steps to be written.</source>
<translation>某个大小由其他大小经过太多步骤算出，无法写出。</translation>
</message>
<message>
<source>A small convolutional network to begin with: two stages of convolution, normalisation, ReLU and pooling, then one linear layer. Change the data set and the number of outputs to your own.</source>
<translation>用来起步的小型卷积网络：两级卷积、归一化、ReLU 和池化，再接一个线性层。把数据集和输出数换成自己的即可。</translation>
</message>
<message>
<source>A smooth ReLU, always positive: for values that must be, such as a variance. Above the threshold it is taken as linear.</source>
<translation>平滑的 ReLU，恒为正：用于必须为正的值，例如方差。超过阈值视为线性。</translation>
</message>
<message>
<source>A smooth ReLU.</source>
<translation>平滑的 ReLU。</translation>
</message>
<message>
<source>A smooth maximum along dimensions, computed so that nothing overflows.</source>
<translation>沿维度的平滑最大值，其算法不会溢出。</translation>
</message>
<message>
<source>A smooth maximum along dimensions.</source>
<translation>沿维度的平滑最大值。</translation>
</message>
<message>
<source>A softmax over the channels at each place of an image.</source>
<translation>在图像的每个位置对通道做 softmax。</translation>
</message>
<message>
<source>A softmax over the channels, at each place of an image by itself.</source>
<translation>在图像的每个位置分别对通道做 softmax。</translation>
</message>
<message>
<source>A sparse tensor cannot have the shape {shape}.</source>
<translation>稀疏张量的形状不可能是 {shape}。</translation>
</message>
<message>
<source>A sparse tensor is damaged: {error}.</source>
<translation>稀疏张量已损坏：{error}。</translation>
</message>
<message>
<source>A stack of {count} copies</source>
<translation>{count} 份叠放</translation>
</message>
<message>
<source>A state that each step updates from the input and from itself (Elman).</source>
<translation>每一步由输入和自身更新的状态（Elman）。</translation>
</message>
<message>
<source>A step with a batch of {batch_size} does not fit into the memory of {where}; choose a smaller batch size{smaller} or a smaller network.</source>
<translation>批大小为 {batch_size} 的一步放不进{where}的内存；请选择更小的批大小{smaller}或更小的网络。</translation>
</message>
<message>
<source>A swish of straight pieces (MobileNetV3).</source>
<translation>由直线段组成的 swish（MobileNetV3）。</translation>
</message>
<message>
<source>A swish of straight pieces, cheap on phones.</source>
<translation>由直线段组成的 swish，在手机上开销小。</translation>
</message>
<message>
<source>A tensor is made by torch.zeros, ones, randn, rand or empty with its sizes, by torch.full with sizes and a value, or by torch.tensor with numbers; `dtype=` is given where it is not torch's own.</source>
<translation>张量由 torch.zeros、ones、randn、rand 或 empty 加上尺寸创建，或由 torch.full 加上尺寸和数值创建，或由 torch.tensor 加上数字创建；如果数据类型不是 torch 默认的，请写出 `dtype=`。</translation>
</message>
<message>
<source>A tensor is written `self.scale = nn.Parameter(torch.ones(3))` or `self.register_buffer("scale", torch.ones(3))`.</source>
<translation>张量写作 `self.scale = nn.Parameter(torch.ones(3))` 或 `self.register_buffer("scale", torch.ones(3))`。</translation>
</message>
<message>
<source>A tensor of {dtype} cannot be imported; torch has no such dtype.</source>
<translation>无法导入 {dtype} 类型的张量；torch 没有这种数据类型。</translation>
</message>
<message>
<source>A training step updates a part of the selection only; “{left}” is not part of that step, and a block is updated as a whole.</source>
<translation>某个训练步骤只更新所选内容的一部分；“{left}”不属于该步骤，而块是整体更新的。</translation>
</message>
<message>
<source>A transformer that looks through windows: attention inside 7×7 places, windows that move by half in every second block, and a pyramid of four scales as in a convolutional network (Liu and others, 2021). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>透过窗口观察的 Transformer：在 7×7 个位置内做注意力，每隔一个块窗口移动一半，并像卷积网络那样有四个尺度的金字塔（Liu 等，2021）。其名称与 torchvision 一致，因此权重可直接加载；它的 1000 个输出是 ImageNet 的类别，绘制的图形只用到其中十个。</translation>
</message>
<message>
<source>A value is nested more than {max_nesting} levels deep.</source>
<translation>值的嵌套超过 {max_nesting} 层。</translation>
</message>
<message>
<source>A value that comes into the network, such as an image.</source>
<translation>进入网络的值，例如图像。</translation>
</message>
<message>
<source>A value that the network gives back.</source>
<translation>网络给出的值。</translation>
</message>
<message>
<source>A vector with a one at the place that each whole number names, and zeros elsewhere.</source>
<translation>在每个整数指明的位置为一、其余为零的向量。</translation>
</message>
<message>
<source>A view cannot look at ({x}, {y}) at a zoom of {zoom}; give finite numbers and a positive zoom.</source>
<translation>视图不能以缩放 {zoom} 看向 ({x}, {y})；请给出有限的数和正的缩放。</translation>
</message>
<message>
<source>A vision transformer at the size of small images: the image is cut into patches of 4×4, each becomes a vector, and in every encoder block each patch attends to all others; what the class token has gathered in the end decides (after Dosovitskiy and others, 2021). Six blocks learn the digits in two minutes.</source>
<translation>用于小图像的视觉 Transformer：图像被切成 4×4 的小块，每块成为一个向量；在每个编码器块中，每个小块都注意其他所有小块；最后由类别标记所收集的内容作出判断（依照 Dosovitskiy 等，2021）。六个块在两分钟内学会数字。</translation>
</message>
<message>
<source>A weighted sum of all features of the last dimension for each output feature.</source>
<translation>每个输出特征是最后一维所有特征的加权和。</translation>
</message>
<message>
<source>A weighted sum of all products of a feature of one input and one of the other.</source>
<translation>两个输入的特征两两相乘，再加权求和。</translation>
</message>
<message>
<source>A wire from “{source}” to “{target}” would close a cycle: “{source}” already depends on “{target}”.</source>
<translation>从“{source}”到“{target}”的连线会形成环：“{source}”已依赖于“{target}”。</translation>
</message>
<message>
<source>A wire here would close a cycle.</source>
<translation>在这里连线会形成环。</translation>
</message>
<message>
<source>A {kind} of shape {sizes}, {dtype}, {origin}.</source>
<translation>形状为 {sizes} 的 {kind}，{dtype}，{origin}。</translation>
</message>
<message>
<source>A {mode} padding of {pad} is more than the input has: its size there is {size}, so the padding can be at most {limit}; received {x}.</source>
<translation>{mode} 填充 {pad} 超过了输入：它在该处的大小为 {size}，填充至多为 {limit}；收到的是 {x}。</translation>
</message>
<message>
<source>A {name} is not a value that a project may hold.</source>
<translation>{name} 不是项目可以保存的值。</translation>
</message>
<message>
<source>A {size} convolution to {count} channels before {name}</source>
<translation>在 {name} 之前加入 {size} 卷积，变为 {count} 通道</translation>
</message>
<message>
<source>A&amp;dd a layer…</source>
<translation>添加层(&amp;D)…</translation>
</message>
<message>
<source>About NetStudio</source>
<translation>关于 NetStudio</translation>
</message>
<message>
<source>Accuracy</source>
<translation>准确率</translation>
</message>
<message>
<source>Activation</source>
<translation>激活函数</translation>
</message>
<message>
<source>Activation of the feed-forward network.</source>
<translation>前馈网络的激活函数。</translation>
</message>
<message>
<source>Adadelta</source>
<translation>Adadelta</translation>
</message>
<message>
<source>Adagrad</source>
<translation>Adagrad</translation>
</message>
<message>
<source>Adam</source>
<translation>Adam</translation>
</message>
<message>
<source>Adam with weight decay taken apart from the gradient.</source>
<translation>把权重衰减与梯度分开的 Adam。</translation>
</message>
<message>
<source>AdamW</source>
<translation>AdamW</translation>
</message>
<message>
<source>Add Flatten, {scores}</source>
<translation>加入 Flatten 和{scores}</translation>
</message>
<message>
<source>Add a Linear with {classes} outputs before {name}</source>
<translation>在 {name} 之前加入输出为 {classes} 的 Linear</translation>
</message>
<message>
<source>Add a dimension of size 1 before {name} (Unsqueeze)</source>
<translation>在 {name} 之前增加一个大小为 1 的维度 (Unsqueeze)</translation>
</message>
<message>
<source>Add a dot</source>
<translation>加一个折点</translation>
</message>
<message>
<source>Add a frame</source>
<translation>添加框</translation>
</message>
<message>
<source>Add a layer</source>
<translation>添加层</translation>
</message>
<message>
<source>Add a layer…</source>
<translation>添加层…</translation>
</message>
<message>
<source>Add a loss</source>
<translation>添加损失</translation>
</message>
<message>
<source>Add a note</source>
<translation>添加便签</translation>
</message>
<message>
<source>Add a parameter</source>
<translation>添加参数</translation>
</message>
<message>
<source>Add a value that each instance may set for itself</source>
<translation>添加一个每个实例可以各自设定的值</translation>
</message>
<message>
<source>Add an input of {sizes_text}</source>
<translation>添加 {sizes_text} 的输入</translation>
</message>
<message>
<source>Add an output</source>
<translation>添加输出</translation>
</message>
<message>
<source>Add an output behind {name}</source>
<translation>在 {name} 之后加入输出</translation>
</message>
<message>
<source>Add c&amp;ustom Python…</source>
<translation>添加自定义 Python(&amp;U)…</translation>
</message>
<message>
<source>Add input {name}</source>
<translation>添加输入 {name}</translation>
</message>
<message>
<source>Add to the graph</source>
<translation>添加到图中</translation>
</message>
<message>
<source>Add {count} nodes</source>
<translation>添加 {count} 个节点</translation>
</message>
<message>
<source>Add {name}</source>
<translation>添加 {name}</translation>
</message>
<message>
<source>Add {scores}</source>
<translation>加入{scores}</translation>
</message>
<message>
<source>Add: {layer}</source>
<translation>添加：{layer}</translation>
</message>
<message>
<source>Added</source>
<translation>新增</translation>
</message>
<message>
<source>Adds a learned vector to each position of a sequence, since attention by itself does not know the order.</source>
<translation>给序列的每个位置加一个学习到的向量，因为注意力本身不知道顺序。</translation>
</message>
<message>
<source>Adds a learned vector to each position of a sequence.</source>
<translation>给序列的每个位置加一个学习到的向量。</translation>
</message>
<message>
<source>Adds a number of your choice around the input. Negative sizes cut off instead.</source>
<translation>在输入四周填充所选的数。负的大小则是裁掉。</translation>
</message>
<message>
<source>Adds a number to every value.</source>
<translation>给每个值加一个数。</translation>
</message>
<message>
<source>Adds sines and cosines of the position to a sequence (Vaswani et al., 2017).</source>
<translation>给序列加上位置的正弦和余弦（Vaswani 等，2017）。</translation>
</message>
<message>
<source>Adds sines and cosines of the position, of wavelengths from 2π to 10000·2π: attention can tell places apart, and nothing is learned.</source>
<translation>加上位置的正弦和余弦，波长从 2π 到 10000·2π：注意力由此区分位置，没有可学习的内容。</translation>
</message>
<message>
<source>Adds two values place by place. Around a few layers it makes a residual connection: they learn a difference, and the gradient has a straight way back.</source>
<translation>两个值逐位置相加。跨过几层便成残差连接：这些层学习差值，梯度有直达的通路。</translation>
</message>
<message>
<source>Adds zeros around the input. Negative numbers cut off instead.</source>
<translation>在输入四周补零。负数则是裁掉。</translation>
</message>
<message>
<source>After one pooling the maps are 14×14, but the reshape counts on 7·7·32 = 1568 values: each image is spread over four rows, and the batch of N becomes 4N.</source>
<translation>一次池化后特征图为 14×14，但变形按 7·7·32 = 1568 个值计算：每幅图像散布到四行，N 个样本的批次变成 4N。</translation>
</message>
<message>
<source>AlexNet</source>
<translation>AlexNet</translation>
</message>
<message>
<source>AlexNet (2012)</source>
<translation>AlexNet（2012）</translation>
</message>
<message>
<source>AlexNet (torchvision)</source>
<translation>AlexNet（torchvision）</translation>
</message>
<message>
<source>AlexNet as published: the two towers on two graphics cards are two groups in the second, fourth and fifth convolution (Krizhevsky, Sutskever and Hinton, 2012). Its 1000 outputs are ImageNet's classes; the drawn shapes use ten of them.</source>
<translation>论文中发表的 AlexNet：两块显卡上的两路，在第二、第四和第五个卷积中是两个组（Krizhevsky、Sutskever 和 Hinton，2012）。1000 个输出对应 ImageNet 的类别；绘制的形状使用其中十个。</translation>
</message>
<message>
<source>AlexNet as torchvision has it, with its names, so that its weights load as they are (Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014). Its 1000 outputs are ImageNet's classes; the drawn shapes use ten of them.</source>
<translation>torchvision 中的 AlexNet，名称一致，其权重可直接载入（Krizhevsky，One weird trick for parallelizing convolutional neural networks，2014）。1000 个输出对应 ImageNet 的类别；绘制的形状使用其中十个。</translation>
</message>
<message>
<source>AlexNet for 32×32</source>
<translation>用于 32×32 的 AlexNet</translation>
</message>
<message>
<source>AlexNet on 32×32</source>
<translation>32×32 上的 AlexNet</translation>
</message>
<message>
<source>AlexNet with view(-1, 9216)</source>
<translation>带 view(-1, 9216) 的 AlexNet</translation>
</message>
<message>
<source>AlexNet's accuracy with a fiftieth of its weights: eight fire modules and no linear layer (Iandola and others, 2016). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>以五十分之一的权重达到 AlexNet 的准确率：八个 Fire 模块，没有线性层（Iandola 等，2016）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>AlexNet's first convolution takes steps of 4: of an image of 32×32 so little is left that the second pooling finds no room for its window.</source>
<translation>AlexNet 的第一个卷积步幅为 4：32×32 的图像所剩无几，第二个池化放不下它的窗口。</translation>
</message>
<message>
<source>AlexNet's plan for images of 32×32, such as CIFAR-10's or the drawn shapes: the same five convolutions, three overlapping poolings and three linear layers, with small steps and fewer channels.</source>
<translation>用于 32×32 图像（例如 CIFAR-10 或绘制的形状）的 AlexNet 方案：同样的五个卷积、三个重叠池化和三个线性层，步幅更小、通道更少。</translation>
</message>
<message>
<source>Align</source>
<translation>对齐</translation>
</message>
<message>
<source>Align &amp;bottom</source>
<translation>底端对齐(&amp;B)</translation>
</message>
<message>
<source>Align &amp;centres</source>
<translation>水平居中对齐(&amp;C)</translation>
</message>
<message>
<source>Align &amp;left</source>
<translation>左对齐(&amp;L)</translation>
</message>
<message>
<source>Align &amp;middles</source>
<translation>垂直居中对齐(&amp;M)</translation>
</message>
<message>
<source>Align &amp;right</source>
<translation>右对齐(&amp;R)</translation>
</message>
<message>
<source>Align &amp;top</source>
<translation>顶端对齐(&amp;T)</translation>
</message>
<message>
<source>Align bottom edges</source>
<translation>对齐下边缘</translation>
</message>
<message>
<source>Align centres</source>
<translation>水平居中对齐</translation>
</message>
<message>
<source>Align left edges</source>
<translation>对齐左边缘</translation>
</message>
<message>
<source>Align middles</source>
<translation>垂直居中对齐</translation>
</message>
<message>
<source>Align right edges</source>
<translation>对齐右边缘</translation>
</message>
<message>
<source>Align top edges</source>
<translation>对齐上边缘</translation>
</message>
<message>
<source>All</source>
<translation>全部</translation>
</message>
<message>
<source>All dimensions but the last must agree: {x} and {y} do not.</source>
<translation>除最后一维外，所有维度必须一致：{x} 与 {y} 不一致。</translation>
</message>
<message>
<source>All epochs are done; add some, or start again.</source>
<translation>所有轮次都已完成；请增加轮次，或重新开始。</translation>
</message>
<message>
<source>All files</source>
<translation>所有文件</translation>
</message>
<message>
<source>All inputs must have one dtype; received {dtype} and {dtype2}.</source>
<translation>所有输入的 dtype 必须相同；收到的是 {dtype} 和 {dtype2}。</translation>
</message>
<message>
<source>All shortcuts on one page</source>
<translation>一页列出所有快捷键</translation>
</message>
<message>
<source>All {count_kept} tensors were kept.</source>
<translation>全部 {count_kept} 个张量都保留了。</translation>
</message>
<message>
<source>All {count}</source>
<translation>全部 {count} 个</translation>
</message>
<message>
<source>Along dimension {dim}, all other sizes must agree: {head} and {value} do not.</source>
<translation>沿第 {dim} 维拼接时，其余大小必须一致：{head} 与 {value} 不一致。</translation>
</message>
<message>
<source>Along which dimension.</source>
<translation>沿哪个维度。</translation>
</message>
<message>
<source>AlphaDropout of whole channels at once, for networks of SELUs.</source>
<translation>对整个通道一起做 AlphaDropout，用于 SELU 网络。</translation>
</message>
<message>
<source>AlphaDropout of whole channels.</source>
<translation>对整个通道做 AlphaDropout。</translation>
</message>
<message>
<source>Also a double-click on the plot, or the Home key</source>
<translation>也可双击图表，或按 Home 键</translation>
</message>
<message>
<source>Alt + click on a wire</source>
<translation>在连线上 Alt + 单击</translation>
</message>
<message>
<source>Alt + drag</source>
<translation>Alt + 拖动</translation>
</message>
<message>
<source>Alt+Click</source>
<translation>Alt+单击</translation>
</message>
<message>
<source>An ELU whose slope at zero is one for every alpha (Barron, 2017).</source>
<translation>对任意 alpha 在零点斜率都为一的 ELU（Barron，2017）。</translation>
</message>
<message>
<source>An ELU whose slope is continuous at zero for every α.</source>
<translation>对任意 α 斜率在零点都连续的 ELU。</translation>
</message>
<message>
<source>An ELU with scales chosen so that, with weights of variance 1/n, activations keep mean zero and variance one through many layers. Use it with AlphaDropout.</source>
<translation>所选系数使方差为 1/n 的权重下，激活值经过许多层仍保持均值为零、方差为一的 ELU。请与 AlphaDropout 同用。</translation>
</message>
<message>
<source>An LSTM with two layers reads a sequence step by step, here an image row by row, and a linear layer names its class from the last state.</source>
<translation>两层的 LSTM 逐步读取序列（这里是图像逐行读取），再由线性层根据最后状态说出类别。</translation>
</message>
<message>
<source>An argument is a number, a text, true, false, null or a list.</source>
<translation>参数可以是数、文本、true、false、null 或列表。</translation>
</message>
<message>
<source>An empty network</source>
<translation>空网络</translation>
</message>
<message>
<source>An expression may have {max_length} characters at most; this one has {count_text}.</source>
<translation>表达式至多 {max_length} 个字符；这个有 {count_text} 个。</translation>
</message>
<message>
<source>An image as a sentence of 196 patches: a transformer of twelve encoder blocks reads them together with a class token, from which the classes are read off (Dosovitskiy and others, 2021). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>把图像当作由 196 个图块组成的句子：十二个编码器块的 Transformer 连同一个类别标记一起读取它们，类别由该标记读出（Dosovitskiy 等，2021）。其名称与 torchvision 一致，因此权重可直接加载；它的 1000 个输出是 ImageNet 的类别，绘制的图形只用到其中十个。</translation>
</message>
<message>
<source>An image must be uint8 of shape (H, W) or (H, W, C) with 1, 3 or 4 channels, not {dtype} of shape {shape}.</source>
<translation>图像必须是 uint8，形状为 (H, W)，或通道数为 1、3 或 4 的 (H, W, C)，而不是 {dtype}、形状 {shape}。</translation>
</message>
<message>
<source>An initialiser is given a tensor of a member that is set above it.</source>
<translation>初始化函数的参数须是上文所设成员的张量。</translation>
</message>
<message>
<source>An operation of torch.</source>
<translation>torch 的操作。</translation>
</message>
<message>
<source>An option of “{name}” cannot be called “name”.</source>
<translation>“{name}”的选项不能叫“name”。</translation>
</message>
<message>
<source>An output gives nothing on; select another node.</source>
<translation>输出不再往下传；请选择别的节点。</translation>
</message>
<message>
<source>An output is a tensor that the network computes.</source>
<translation>输出须是网络计算出的张量。</translation>
</message>
<message>
<source>An output of {output}x{output2} has {places} windows; received {x}, which has {shape}.</source>
<translation>{output}x{output2} 的输出有 {places} 个窗口；收到的是 {x}，它有 {shape} 个。</translation>
</message>
<message>
<source>Another colour</source>
<translation>其他颜色</translation>
</message>
<message>
<source>Another colour…</source>
<translation>其他颜色…</translation>
</message>
<message>
<source>Any value between two, equally likely.</source>
<translation>两个值之间的任意值，概率相等。</translation>
</message>
<message>
<source>Appearance</source>
<translation>外观</translation>
</message>
<message>
<source>Apply the best repair of each, as one step</source>
<translation>对每个应用最佳修复，合为一步</translation>
</message>
<message>
<source>Arguments</source>
<translation>参数</translation>
</message>
<message>
<source>Arithmetic needs numbers; {value!r:.60} is a {name}.</source>
<translation>算术运算需要数；{value!r:.60} 是 {name}。</translation>
</message>
<message>
<source>Arrange</source>
<translation>自动布局</translation>
</message>
<message>
<source>Arrange the panels for drawing a network</source>
<translation>按绘制网络的需要排布面板</translation>
</message>
<message>
<source>Arrange the panels for looking inside the network</source>
<translation>按查看网络内部的需要排布面板</translation>
</message>
<message>
<source>Arrange the panels for watching a run</source>
<translation>按观察训练的需要排布面板</translation>
</message>
<message>
<source>Arranging {count} nodes… Esc stops it</source>
<translation>正在排布 {count} 个节点…按 Esc 停止</translation>
</message>
<message>
<source>Arranging {count} node… Esc stops it</source>
<translation>正在排布 {count} 个节点…按 Esc 停止</translation>
</message>
<message>
<source>As SiLU, with the tanh of the softplus as the weight.</source>
<translation>与 SiLU 相似，以 softplus 的 tanh 为权重。</translation>
</message>
<message>
<source>As an encoder layer, with attention to the encoder's output in between.</source>
<translation>与编码器层相同，中间多一个对编码器输出的注意力。</translation>
</message>
<message>
<source>As an encoder layer, with attention to the encoder's output in between: what was said so far, and what is being translated.</source>
<translation>与编码器层相同，中间多一个对编码器输出的注意力：已说出的内容，与正在翻译的内容。</translation>
</message>
<message>
<source>As its family</source>
<translation>与层族相同</translation>
</message>
<message>
<source>As they are now; otherwise those that PyTorch begins with</source>
<translation>现在的权重；否则为 PyTorch 的初始权重</translation>
</message>
<message>
<source>Ask before closing while training</source>
<translation>训练时关闭前询问</translation>
</message>
<message>
<source>Ask before reverting to the saved file</source>
<translation>还原到已保存的文件前询问</translation>
</message>
<message>
<source>Ask the network what an image shows</source>
<translation>让网络说出图像中是什么</translation>
</message>
<message>
<source>Asking the network…</source>
<translation>正在询问网络…</translation>
</message>
<message>
<source>At least {low}.</source>
<translation>至少 {low}。</translation>
</message>
<message>
<source>At most {high}.</source>
<translation>至多 {high}。</translation>
</message>
<message>
<source>At the size of a page</source>
<translation>按页面大小</translation>
</message>
<message>
<source>At the start, open</source>
<translation>启动时打开</translation>
</message>
<message>
<source>At the width of a column</source>
<translation>按栏宽</translation>
</message>
<message>
<source>At {dpi} dpi the picture would have {width} × {height} pixels; choose a lower resolution, or SVG or PDF, which are sharp at any.</source>
<translation>在 {dpi} dpi 下图片将有 {width} × {height} 像素；请选择更低的分辨率，或选用在任何分辨率下都清晰的 SVG 或 PDF。</translation>
</message>
<message>
<source>Attention</source>
<translation>注意力</translation>
</message>
<message>
<source>Attention of an image whose channels come last: each place asks only those of its own window, so that the cost grows with the image and not with its square. A shift of half a window in every second layer lets neighbours of different windows meet.</source>
<translation>通道在最后的图像的注意力：每个位置只询问自己窗口内的位置，因此开销随图像增长，而不是随其平方增长。每隔一层移动半个窗口，使不同窗口的相邻位置得以相遇。</translation>
</message>
<message>
<source>Attention without weights of its own, of queries, keys and values.</source>
<translation>自身没有权重的注意力，作用于查询、键和值。</translation>
</message>
<message>
<source>Attention without weights of its own: queries, keys and values come as they are. Torch chooses the fastest kernel for it.</source>
<translation>自身没有权重的注意力：查询、键和值原样输入。Torch 会选择最快的内核。</translation>
</message>
<message>
<source>Attentions side by side; must divide the features.</source>
<translation>并列的注意力头数；必须整除特征数。</translation>
</message>
<message>
<source>Autoencoder</source>
<translation>自编码器</translation>
</message>
<message>
<source>Average each channel (GlobalAvgPool2d) and flatten before {name}</source>
<translation>在 {name} 之前对每个通道取平均 (GlobalAvgPool2d) 并展平</translation>
</message>
<message>
<source>Averages each window, channel by channel: a blur and a smaller size in one. Padding counts as zeros in the mean unless count_include_pad is off.</source>
<translation>逐通道对每个窗口取平均：模糊与缩小合二为一。除非关闭 count_include_pad，填充在平均时按零计。</translation>
</message>
<message>
<source>Back</source>
<translation>返回</translation>
</message>
<message>
<source>Back (Alt+Left)</source>
<translation>后退 (Alt+Left)</translation>
</message>
<message>
<source>Back to the main graph</source>
<translation>回到主图</translation>
</message>
<message>
<source>Back to the network (Esc)</source>
<translation>回到网络 (Esc)</translation>
</message>
<message>
<source>Back to {block}</source>
<translation>回到 {block}</translation>
</message>
<message>
<source>Before the sum of a residual block: while training, leaves the branch out for a share p of the samples and scales it up for the rest, so that a deep network trains as many shallower ones. Evaluation leaves everything as it is.</source>
<translation>用在残差块求和之前：训练时对比例为 p 的样本略去该分支，并为其余样本放大它，于是深层网络像许多较浅的网络一样训练。评估时一切保持不变。</translation>
</message>
<message>
<source>Begin a new run, whatever was learnt</source>
<translation>重新开始训练，不管已学到什么</translation>
</message>
<message>
<source>Begin a wire at the selected node; arrows or letters choose where it goes, Enter connects</source>
<translation>从所选节点开始连线；用方向键或字母选择去向，按 Enter 连接</translation>
</message>
<message>
<source>Begin an empty project</source>
<translation>开始一个空项目</translation>
</message>
<message>
<source>Begin something new, go on with a recent file, or choose a preset</source>
<translation>新建、继续最近的文件，或选择一个预设</translation>
</message>
<message>
<source>Below is the source from before.</source>
<translation>下面是之前的源代码。</translation>
</message>
<message>
<source>Bend it by a dot; on the dot, take that off</source>
<translation>加折点使其弯折；双击折点则去掉</translation>
</message>
<message>
<source>Bend the wire into {name}</source>
<translation>折弯接入 {name} 的连线</translation>
</message>
<message>
<source>Block</source>
<translation>块</translation>
</message>
<message>
<source>Block “{name}”</source>
<translation>块“{name}”</translation>
</message>
<message>
<source>Blocks</source>
<translation>块</translation>
</message>
<message>
<source>Blocks are nested more than {max_block_depth} deep.</source>
<translation>块的嵌套超过 {max_block_depth} 层。</translation>
</message>
<message>
<source>Blocks of this project</source>
<translation>本项目的块</translation>
</message>
<message>
<source>Blue</source>
<translation>蓝色</translation>
</message>
<message>
<source>Blue to red</source>
<translation>蓝到红</translation>
</message>
<message>
<source>Both inputs</source>
<translation>两个输入</translation>
</message>
<message>
<source>Both inputs must have one dtype; received {dtype} and {dtype2}. Put a Cast before one of them.</source>
<translation>两个输入的 dtype 必须相同；收到的是 {dtype} 和 {dtype2}。请在其中一个之前放一个 Cast。</translation>
</message>
<message>
<source>Bottom</source>
<translation>底端对齐</translation>
</message>
<message>
<source>Break it</source>
<translation>弄坏它</translation>
</message>
<message>
<source>Break it for me</source>
<translation>替我弄坏它</translation>
</message>
<message>
<source>Bring a model of torchvision or timm, a Python class or an ONNX file onto the canvas</source>
<translation>把 torchvision 或 timm 的模型、Python 类或 ONNX 文件放到画布上</translation>
</message>
<message>
<source>Bring in what was copied</source>
<translation>放入复制的内容</translation>
</message>
<message>
<source>Brings each channel of each sample to mean zero and variance one by itself: contrast goes, which helps where style matters. It has no learned scale unless affine is on.</source>
<translation>把每个样本的每个通道单独变为均值零、方差一：对比度被去掉，适合看重风格的场合。除非开启 affine，没有可学习的缩放。</translation>
</message>
<message>
<source>Brings each channel to mean zero and variance one over the batch and all places, then scales and shifts it by learned numbers. While training it uses the batch's own statistics and keeps running ones, which evaluation uses.</source>
<translation>在批次和所有位置上把每个通道变为均值零、方差一，再用学习到的数缩放和平移。训练时使用该批次自身的统计量并维护滑动统计量，评估时使用后者。</translation>
</message>
<message>
<source>Brings the features of each position to mean zero and variance one, then scales and shifts each by learned numbers. It does not look at the batch, so it acts alike in training and evaluation; usual in transformers.</source>
<translation>把每个位置的特征变为均值零、方差一，再用学习到的数逐个缩放和平移。它不看批次，因此训练和评估时行为相同；常用于 transformer。</translation>
</message>
<message>
<source>Browse the gallery</source>
<translation>浏览预设库</translation>
</message>
<message>
<source>Building the network.</source>
<translation>正在构造网络。</translation>
</message>
<message>
<source>By how much.</source>
<translation>移动多少。</translation>
</message>
<message>
<source>By name or layer, or kernel_size=3, out_channels&gt;64, bias=False, 64×28×28, N×10, has:error, is:frozen</source>
<translation>按名称或层，或 kernel_size=3、out_channels&gt;64、bias=False、64×28×28、N×10、has:error、is:frozen</translation>
</message>
<message>
<source>By number</source>
<translation>按编号</translation>
</message>
<message>
<source>Bypass</source>
<translation>旁路</translation>
</message>
<message>
<source>Bypass {what}</source>
<translation>旁路 {what}</translation>
</message>
<message>
<source>Bypassed: its input is handed on as it is</source>
<translation>已旁路：输入原样传下去</translation>
</message>
<message>
<source>C&amp;lear</source>
<translation>清空(&amp;L)</translation>
</message>
<message>
<source>C&amp;ollapse or expand</source>
<translation>折叠或展开(&amp;O)</translation>
</message>
<message>
<source>CIFAR-10</source>
<translation>CIFAR-10</translation>
</message>
<message>
<source>CIFAR-100</source>
<translation>CIFAR-100</translation>
</message>
<message>
<source>Call {file} {name}</source>
<translation>将 {file} 改名为 {name}</translation>
</message>
<message>
<source>Cancel</source>
<translation>取消</translation>
</message>
<message>
<source>Canvas</source>
<translation>画布</translation>
</message>
<message>
<source>Canvas: arrange</source>
<translation>画布：排布</translation>
</message>
<message>
<source>Canvas: blocks</source>
<translation>画布：块</translation>
</message>
<message>
<source>Canvas: edit</source>
<translation>画布：编辑</translation>
</message>
<message>
<source>Canvas: find</source>
<translation>画布：查找</translation>
</message>
<message>
<source>Canvas: view</source>
<translation>画布：视图</translation>
</message>
<message>
<source>Canvas: walk</source>
<translation>画布：行走</translation>
</message>
<message>
<source>Canvas: wires</source>
<translation>画布：连线</translation>
</message>
<message>
<source>Cast to {true} before {name}</source>
<translation>在 {name} 之前转换为 {true} (Cast)</translation>
</message>
<message>
<source>Cells added at one end of the output.</source>
<translation>在输出一端增加的格数。</translation>
</message>
<message>
<source>Cells added on each side, or “same” to keep the size.</source>
<translation>每侧填充的格数，或用“same”保持大小。</translation>
</message>
<message>
<source>Cells added on each side.</source>
<translation>每侧填充的格数。</translation>
</message>
<message>
<source>Cells added on every side, or for left, right, top, bottom, front, back; negative numbers crop.</source>
<translation>各侧填充的格数，或分别为左、右、上、下、前、后；负数表示裁剪。</translation>
</message>
<message>
<source>Cells added on every side, or for left, right, top, bottom; negative numbers crop.</source>
<translation>各侧填充的格数，或分别为左、右、上、下；负数表示裁剪。</translation>
</message>
<message>
<source>Cells added on every side, or for left, right; negative numbers crop.</source>
<translation>各侧填充的格数，或分别为左、右；负数表示裁剪。</translation>
</message>
<message>
<source>Centres</source>
<translation>水平居中</translation>
</message>
<message>
<source>Change</source>
<translation>更改</translation>
</message>
<message>
<source>Change a frame</source>
<translation>更改框</translation>
</message>
<message>
<source>Change a note</source>
<translation>更改便签</translation>
</message>
<message>
<source>Change a number</source>
<translation>改一个数</translation>
</message>
<message>
<source>Change between the dark and the light theme</source>
<translation>在深色与浅色主题之间切换</translation>
</message>
<message>
<source>Change block {name}</source>
<translation>更改块 {name}</translation>
</message>
<message>
<source>Change how the program works</source>
<translation>改变程序的工作方式</translation>
</message>
<message>
<source>Change project details</source>
<translation>更改项目信息</translation>
</message>
<message>
<source>Change {what}</source>
<translation>更改{what}</translation>
</message>
<message>
<source>Changed</source>
<translation>已更改</translation>
</message>
<message>
<source>Channels become places: an image r times larger from r² times the channels.</source>
<translation>通道变为位置：用 r² 倍的通道得到放大 r 倍的图像。</translation>
</message>
<message>
<source>Channels in the neighbourhood.</source>
<translation>邻域中的通道数。</translation>
</message>
<message>
<source>Channels of the input.</source>
<translation>输入的通道数。</translation>
</message>
<message>
<source>Channels of the output: the number of kernels.</source>
<translation>输出的通道数，即卷积核的个数。</translation>
</message>
<message>
<source>Checked</source>
<translation>已核对</translation>
</message>
<message>
<source>Choose a Python file first.</source>
<translation>请先选择一个 Python 文件。</translation>
</message>
<message>
<source>Choose a folder</source>
<translation>选择文件夹</translation>
</message>
<message>
<source>Choose a folder…</source>
<translation>选择文件夹…</translation>
</message>
<message>
<source>Choose a model of the list first.</source>
<translation>请先从列表中选择一个模型。</translation>
</message>
<message>
<source>Choose among every format, with its options and a preview</source>
<translation>在所有格式中选择，带选项和预览</translation>
</message>
<message>
<source>Choose an ONNX file first.</source>
<translation>请先选择一个 ONNX 文件。</translation>
</message>
<message>
<source>Choose an image</source>
<translation>选择图像</translation>
</message>
<message>
<source>Choose by name among the networks that come with the program</source>
<translation>从程序自带的网络中按名称选择</translation>
</message>
<message>
<source>Choose…</source>
<translation>选择…</translation>
</message>
<message>
<source>Choosing random weights</source>
<translation>正在选择随机权重</translation>
</message>
<message>
<source>Claimed **{claimed}**, true **{true}**.</source>
<translation>声明的是 **{claimed}**，实际是 **{true}**。</translation>
</message>
<message>
<source>Class</source>
<translation>类</translation>
</message>
<message>
<source>Classic papers</source>
<translation>经典论文</translation>
</message>
<message>
<source>Clear the list</source>
<translation>清空列表</translation>
</message>
<message>
<source>Clear the search (Esc)</source>
<translation>清空搜索 (Esc)</translation>
</message>
<message>
<source>Click</source>
<translation>单击</translation>
</message>
<message>
<source>Click to rename (F2)</source>
<translation>单击可重命名 (F2)</translation>
</message>
<message>
<source>Climb the loss instead of descending.</source>
<translation>让损失上升而不是下降。</translation>
</message>
<message>
<source>Clinic</source>
<translation>诊所</translation>
</message>
<message>
<source>Clips values to a range.</source>
<translation>把值截断到一个范围。</translation>
</message>
<message>
<source>Clips values to a range: a tanh of three straight pieces.</source>
<translation>把值截断到一个范围：由三段直线组成的 tanh。</translation>
</message>
<message>
<source>Close</source>
<translation>关闭</translation>
</message>
<message>
<source>Close (Esc)</source>
<translation>关闭 (Esc)</translation>
</message>
<message>
<source>Close all windows and the program</source>
<translation>关闭所有窗口和程序</translation>
</message>
<message>
<source>Close the history</source>
<translation>关闭历史</translation>
</message>
<message>
<source>Close the start page</source>
<translation>关闭起始页</translation>
</message>
<message>
<source>Close this message</source>
<translation>关闭这条消息</translation>
</message>
<message>
<source>Close this window</source>
<translation>关闭此窗口</translation>
</message>
<message>
<source>Code</source>
<translation>代码</translation>
</message>
<message>
<source>Collapse</source>
<translation>折叠</translation>
</message>
<message>
<source>Collapse or expand</source>
<translation>折叠或展开</translation>
</message>
<message>
<source>Collapse {what}</source>
<translation>折叠{what}</translation>
</message>
<message>
<source>Colour</source>
<translation>颜色</translation>
</message>
<message>
<source>Colour a frame</source>
<translation>给框上色</translation>
</message>
<message>
<source>Colour a note</source>
<translation>给便签上色</translation>
</message>
<message>
<source>Colour or grey images.</source>
<translation>彩色图像或灰度图像。</translation>
</message>
<message>
<source>Colour the nodes by how many parameters they have</source>
<translation>按参数多少给节点上色</translation>
</message>
<message>
<source>Colour the nodes by the bytes of their values for one sample</source>
<translation>按一个样本的值所占字节给节点上色</translation>
</message>
<message>
<source>Colour the nodes by their arithmetic for one sample</source>
<translation>按一个样本的运算量给节点上色</translation>
</message>
<message>
<source>Colour the nodes by their family</source>
<translation>按层族给节点上色</translation>
</message>
<message>
<source>Colour {what}</source>
<translation>给{what}上色</translation>
</message>
<message>
<source>Colour: {colour}</source>
<translation>颜色：{colour}</translation>
</message>
<message>
<source>Colours</source>
<translation>颜色</translation>
</message>
<message>
<source>Command palette</source>
<translation>命令面板</translation>
</message>
<message>
<source>Comments are lost when the source is written anew (Alt+Shift+F)</source>
<translation>重新生成源码时（Alt+Shift+F）注释会丢失</translation>
</message>
<message>
<source>Compare with earlier runs</source>
<translation>与之前的训练比较</translation>
</message>
<message>
<source>Compare with the original</source>
<translation>与原模型比较</translation>
</message>
<message>
<source>Compared with the network at batches of {sizes}: it differs by {difference} at most.</source>
<translation>已在批量 {sizes} 下与网络比较：最大相差 {difference}。</translation>
</message>
<message>
<source>Comparing in double precision</source>
<translation>正在以双精度比较</translation>
</message>
<message>
<source>Comparing layers of which the outputs say nothing</source>
<translation>正在比较输出没有反映的层</translation>
</message>
<message>
<source>Comparing {sizes} in {mode} mode</source>
<translation>正在 {mode} 模式下比较 {sizes}</translation>
</message>
<message>
<source>Compute in half precision where that is safe; on CUDA only.</source>
<translation>在安全之处用半精度计算；仅限 CUDA。</translation>
</message>
<message>
<source>Compute this before `return`: it is returned on a condition.</source>
<translation>请在 `return` 之前计算它：它是按条件返回的。</translation>
</message>
<message>
<source>Computes several linear maps and keeps the largest for each output feature: a learned, piecewise linear activation.</source>
<translation>计算若干线性映射，每个输出特征保留最大者：可学习的分段线性激活函数。</translation>
</message>
<message>
<source>Connect anyway</source>
<translation>仍然连接</translation>
</message>
<message>
<source>Connect {name} to {name2}</source>
<translation>把 {name} 连到 {name2}</translation>
</message>
<message>
<source>Connect {name} to {name2} instead</source>
<translation>改为把 {name} 连到 {name2}</translation>
</message>
<message>
<source>Connect {name} to {target}</source>
<translation>把 {name} 连到 {target}</translation>
</message>
<message>
<source>Connect {source} to {target}</source>
<translation>把 {source} 连到 {target}</translation>
</message>
<message>
<source>Constant.</source>
<translation>常数。</translation>
</message>
<message>
<source>Continues the input by its mirror image without repeating the edge itself; less than the input's own size may be added.</source>
<translation>用镜像延续输入，边缘本身不重复；填充须小于输入自身的大小。</translation>
</message>
<message>
<source>Continues the input from its other end, as on a ring or a torus; at most the input's own size may be added.</source>
<translation>从输入的另一端延续，如同在环或环面上；填充至多为输入自身的大小。</translation>
</message>
<message>
<source>ConvNeXt-Tiny</source>
<translation>ConvNeXt-Tiny</translation>
</message>
<message>
<source>Convolution</source>
<translation>卷积</translation>
</message>
<message>
<source>Copied</source>
<translation>已复制</translation>
</message>
<message>
<source>Copied a picture, {size}.</source>
<translation>已复制图片，{size}。</translation>
</message>
<message>
<source>Copied the class {name} as Python.</source>
<translation>已把类 {name} 复制为 Python。</translation>
</message>
<message>
<source>Copied. Read it through before you send it.</source>
<translation>已复制。发送之前请通读一遍。</translation>
</message>
<message>
<source>Copies along each dimension.</source>
<translation>沿每个维度复制。</translation>
</message>
<message>
<source>Copies are named `f"layer{i + 1}"`.</source>
<translation>副本命名为 `f"layer{i + 1}"`。</translation>
</message>
<message>
<source>Copies are written `*[Block(...) for _ in range(3)]`, all of them alike.</source>
<translation>副本写作 `*[Block(...) for _ in range(3)]`，且完全相同。</translation>
</message>
<message>
<source>Copies of a layer are made by `range(...)` with a plain number.</source>
<translation>层的副本由 `range(...)` 加一个数字生成。</translation>
</message>
<message>
<source>Copies the value along each dimension, end to end.</source>
<translation>沿每个维度首尾相接地复制。</translation>
</message>
<message>
<source>Copy</source>
<translation>复制</translation>
</message>
<message>
<source>Copy a picture of what is selected, or of the whole canvas</source>
<translation>复制所选内容或整个画布的图片</translation>
</message>
<message>
<source>Copy as P&amp;ython</source>
<translation>复制为 Python(&amp;Y)</translation>
</message>
<message>
<source>Copy as Python</source>
<translation>复制为 Python</translation>
</message>
<message>
<source>Copy as a &amp;picture</source>
<translation>复制为图片(&amp;P)</translation>
</message>
<message>
<source>Copy as a picture</source>
<translation>复制为图片</translation>
</message>
<message>
<source>Copy as image</source>
<translation>复制为图像</translation>
</message>
<message>
<source>Copy the Python source of what is selected, or of the whole network</source>
<translation>复制所选内容或整个网络的 Python 源代码</translation>
</message>
<message>
<source>Copy the table as CSV, for a spreadsheet</source>
<translation>把表格复制为 CSV，供电子表格使用</translation>
</message>
<message>
<source>Copy the table as Markdown (Ctrl+C)</source>
<translation>把表格复制为 Markdown (Ctrl+C)</translation>
</message>
<message>
<source>Copy the whole source</source>
<translation>复制全部源代码</translation>
</message>
<message>
<source>Copy versions and details, without names of your folders</source>
<translation>复制版本和详情，不含你的文件夹名称</translation>
</message>
<message>
<source>Copy versions and what is shown here</source>
<translation>复制版本和此处显示的内容</translation>
</message>
<message>
<source>Copy what is selected, a step aside</source>
<translation>复制所选内容，放在旁边</translation>
</message>
<message>
<source>Copy what is selected, and delete it</source>
<translation>复制所选内容并删除</translation>
</message>
<message>
<source>Copy what is selected, as text</source>
<translation>把所选内容复制为文本</translation>
</message>
<message>
<source>Crops {crop} of the {shape} that are there; received {x}.</source>
<translation>要从 {shape} 中裁掉 {crop}；收到的是 {x}。</translation>
</message>
<message>
<source>Cross-entropy applies a softmax of its own: with another one in front of it all scores look alike, and the network learns slowly.</source>
<translation>交叉熵自带 softmax：前面再加一个，所有分数看起来都差不多，网络学得很慢。</translation>
</message>
<message>
<source>Cross-entropy for a network that ends in a log-softmax.</source>
<translation>用于以 log-softmax 结尾的网络的交叉熵。</translation>
</message>
<message>
<source>Ctrl+Z takes it back.</source>
<translation>按 Ctrl+Z 可撤回。</translation>
</message>
<message>
<source>Cu&amp;t</source>
<translation>剪切(&amp;T)</translation>
</message>
<message>
<source>Custom Python</source>
<translation>自定义 Python</translation>
</message>
<message>
<source>Cut</source>
<translation>剪切</translation>
</message>
<message>
<source>Cut every wire under the stroke</source>
<translation>剪断划过的所有连线</translation>
</message>
<message>
<source>Cut it</source>
<translation>剪断它</translation>
</message>
<message>
<source>Cut the wire</source>
<translation>剪断连线</translation>
</message>
<message>
<source>Cut the wire from {name} to {name2}</source>
<translation>剪断从 {name} 到 {name2} 的连线</translation>
</message>
<message>
<source>Cut the {count} selected wires</source>
<translation>剪断所选的 {count} 条连线</translation>
</message>
<message>
<source>Cut {count} wires</source>
<translation>剪断 {count} 条连线</translation>
</message>
<message>
<source>Cuts a dimension into a chosen number of parts, or fewer where it is too small.</source>
<translation>把一个维度切成所选的份数，不够时份数更少。</translation>
</message>
<message>
<source>Cuts a dimension into parts of a chosen size; the last may be smaller.</source>
<translation>把一个维度按所选大小切分；最后一份可以更小。</translation>
</message>
<message>
<source>D&amp;uplicate</source>
<translation>创建副本(&amp;U)</translation>
</message>
<message>
<source>Damps a value by the squares of its neighbours in channel order (AlexNet, section 3.3).</source>
<translation>按通道顺序上相邻值的平方来抑制一个值（AlexNet，3.3 节）。</translation>
</message>
<message>
<source>Damps a value where its neighbours in channel order are strong at the same place: a competition between features, used in AlexNet.</source>
<translation>当通道顺序上的相邻值在同一位置较强时抑制该值：特征之间的竞争，用于 AlexNet。</translation>
</message>
<message>
<source>Dark</source>
<translation>深色</translation>
</message>
<message>
<source>Dark or light</source>
<translation>深色或浅色</translation>
</message>
<message>
<source>Data</source>
<translation>数据</translation>
</message>
<message>
<source>De&amp;lete</source>
<translation>删除(&amp;L)</translation>
</message>
<message>
<source>Deals the channels of each group out to all groups (ShuffleNet).</source>
<translation>把每组的通道分发到所有组（ShuffleNet）。</translation>
</message>
<message>
<source>Deals the channels of each group out to all groups, so that grouped convolutions one after another see each other's results.</source>
<translation>把每组的通道分发到所有组，使接连的分组卷积能看到彼此的结果。</translation>
</message>
<message>
<source>Decay rate of both running means.</source>
<translation>两个滑动平均的衰减率。</translation>
</message>
<message>
<source>Decay rate of the mean square.</source>
<translation>均方值的衰减率。</translation>
</message>
<message>
<source>Decay rates of the running means of the gradient and of its square.</source>
<translation>梯度及其平方的滑动平均的衰减率。</translation>
</message>
<message>
<source>Declare what it gives</source>
<translation>声明给出什么</translation>
</message>
<message>
<source>Delete</source>
<translation>删除</translation>
</message>
<message>
<source>Delete a note</source>
<translation>删除便签</translation>
</message>
<message>
<source>Delete and close the gap</source>
<translation>删除并接上空缺</translation>
</message>
<message>
<source>Delete and leave the gap</source>
<translation>删除并留下空缺</translation>
</message>
<message>
<source>Delete from my library</source>
<translation>从我的库中删除</translation>
</message>
<message>
<source>Delete the definition</source>
<translation>删除定义</translation>
</message>
<message>
<source>Delete the definitions that nothing uses</source>
<translation>删除没有谁使用的定义</translation>
</message>
<message>
<source>Delete un&amp;used blocks</source>
<translation>删除未使用的块(&amp;U)</translation>
</message>
<message>
<source>Delete what is selected; wires close up over the gap</source>
<translation>删除所选内容；连线会接上空缺</translation>
</message>
<message>
<source>Delete {count} notes</source>
<translation>删除 {count} 张便签</translation>
</message>
<message>
<source>Delete {what}</source>
<translation>删除 {what}</translation>
</message>
<message>
<source>Delete, or with nothing selected leave the block</source>
<translation>删除；没有选中内容时离开块</translation>
</message>
<message>
<source>DenseNet-121</source>
<translation>DenseNet-121</translation>
</message>
<message>
<source>DenseNet-small</source>
<translation>DenseNet-small</translation>
</message>
<message>
<source>Description</source>
<translation>描述</translation>
</message>
<message>
<source>Details</source>
<translation>详情</translation>
</message>
<message>
<source>Diagram</source>
<translation>结构图</translation>
</message>
<message>
<source>Diagram as PDF</source>
<translation>PDF 结构图</translation>
</message>
<message>
<source>Diagram as PNG</source>
<translation>PNG 结构图</translation>
</message>
<message>
<source>Diagram as SVG</source>
<translation>SVG 结构图</translation>
</message>
<message>
<source>Differences</source>
<translation>差异</translation>
</message>
<message>
<source>Differs</source>
<translation>有差异</translation>
</message>
<message>
<source>Dimension {dim} of {x} has {size} values, which do not fit into {wanted}.</source>
<translation>{x} 的第 {dim} 维有 {size} 个值，放不进 {wanted}。</translation>
</message>
<message>
<source>Dimensions move to other places; the rest keep their order.</source>
<translation>维度移到别处；其余保持顺序。</translation>
</message>
<message>
<source>Dimensions of size 1 go.</source>
<translation>去掉大小为 1 的维度。</translation>
</message>
<message>
<source>Dimensions of size 1 grow without a copy.</source>
<translation>大小为 1 的维度变大而不复制。</translation>
</message>
<message>
<source>Discard</source>
<translation>放弃</translation>
</message>
<message>
<source>Discard changes</source>
<translation>放弃更改</translation>
</message>
<message>
<source>Discard the changes to the source of “{name}”?</source>
<translation>放弃对“{name}”源代码的更改吗？</translation>
</message>
<message>
<source>Disconnect {name}</source>
<translation>断开 {name}</translation>
</message>
<message>
<source>Distance between kernel cells.</source>
<translation>卷积核各格之间的间距。</translation>
</message>
<message>
<source>Distance between window cells.</source>
<translation>窗口各格之间的间距。</translation>
</message>
<message>
<source>Distribute &amp;horizontally</source>
<translation>水平分布(&amp;H)</translation>
</message>
<message>
<source>Distribute &amp;vertically</source>
<translation>垂直分布(&amp;V)</translation>
</message>
<message>
<source>Distribute horizontally</source>
<translation>水平分布</translation>
</message>
<message>
<source>Distribute vertically</source>
<translation>垂直分布</translation>
</message>
<message>
<source>Divide by the variance, not the mean square.</source>
<translation>除以方差，而不是均方值。</translation>
</message>
<message>
<source>Divides the channels of each sample into groups and brings each group to mean zero and variance one; then scales and shifts each channel. It works for any batch size.</source>
<translation>把每个样本的通道分组，每组变为均值零、方差一；再逐通道缩放和平移。适用于任何批大小。</translation>
</message>
<message>
<source>Divides the features of each position by their root mean square and scales them: a layer normalisation without the mean, cheaper and about as good.</source>
<translation>把每个位置的特征除以其均方根再缩放：不减均值的层归一化，更省，效果相当。</translation>
</message>
<message>
<source>Divides the features of each position by their root mean square.</source>
<translation>把每个位置的特征除以其均方根。</translation>
</message>
<message>
<source>Divides the input into as many windows as the output has places, and takes the maximum of each. Windows may overlap and differ by one in size; any input gives the size you set.</source>
<translation>把输入分成与输出位置一样多的窗口，取每个窗口的最大值。窗口可以重叠，大小可相差一；任何输入都得到设定的大小。</translation>
</message>
<message>
<source>Divides the input into as many windows as the output has places, and takes the mean of each. Windows may overlap and differ by one in size; any input gives the size you set.</source>
<translation>把输入分成与输出位置一样多的窗口，取每个窗口的平均值。窗口可以重叠，大小可相差一；任何输入都得到设定的大小。</translation>
</message>
<message>
<source>Divides the sum instead of the window's size.</source>
<translation>用它代替窗口大小去除总和。</translation>
</message>
<message>
<source>Do the undone step again</source>
<translation>重新执行撤销的一步</translation>
</message>
<message>
<source>Does not run</source>
<translation>无法运行</translation>
</message>
<message>
<source>Dots behind the network.</source>
<translation>网络背后的点。</translation>
</message>
<message>
<source>Double-click</source>
<translation>双击</translation>
</message>
<message>
<source>Double-click on a name</source>
<translation>双击名称</translation>
</message>
<message>
<source>Double-click on a wire</source>
<translation>双击连线</translation>
</message>
<message>
<source>Double-click on the canvas</source>
<translation>双击画布</translation>
</message>
<message>
<source>Download weights that torchvision has learned from ImageNet, and load them</source>
<translation>下载 torchvision 在 ImageNet 上学到的权重并加载</translation>
</message>
<message>
<source>Downloading the weights of {name}</source>
<translation>正在下载 {name} 的权重</translation>
</message>
<message>
<source>Downloading {name}</source>
<translation>正在下载 {name}</translation>
</message>
<message>
<source>Downwards</source>
<translation>向下</translation>
</message>
<message>
<source>Drag a layer here, or double-click to search for one</source>
<translation>把层拖到这里，或双击以搜索</translation>
</message>
<message>
<source>Drag a node</source>
<translation>拖动节点</translation>
</message>
<message>
<source>Drag a wire near its end</source>
<translation>拖动连线靠近端点处</translation>
</message>
<message>
<source>Drag from a port</source>
<translation>从端口拖出</translation>
</message>
<message>
<source>Drag on the canvas</source>
<translation>在画布上拖动</translation>
</message>
<message>
<source>Drag to bend the wire; double-click takes the dot off.</source>
<translation>拖动可折弯连线；双击去掉折点。</translation>
</message>
<message>
<source>Draw a neural network, watch it train in PyTorch, take the Python file home.</source>
<translation>画出神经网络，看它在 PyTorch 中训练，把 Python 文件带走。</translation>
</message>
<message>
<source>Draw a wire; over the canvas, search for what fits</source>
<translation>画一条连线；在画布上松开则搜索匹配的层</translation>
</message>
<message>
<source>Draw every block as a frame around what it holds</source>
<translation>把每个模块画成一个框，框内是其内容</translation>
</message>
<message>
<source>Draw the network for a paper: PDF, SVG, PNG, Mermaid or Graphviz</source>
<translation>把网络画成论文插图：PDF、SVG、PNG、Mermaid 或 Graphviz</translation>
</message>
<message>
<source>Drawing</source>
<translation>绘图</translation>
</message>
<message>
<source>Drawing shapes</source>
<translation>正在绘制形状</translation>
</message>
<message>
<source>Drawn shapes</source>
<translation>绘制的形状</translation>
</message>
<message>
<source>Drop an image here,
or click to choose one</source>
<translation>把图像拖到这里，
或单击选择</translation>
</message>
<message>
<source>Drop block {name}</source>
<translation>丢弃块 {name}</translation>
</message>
<message>
<source>Drop dimension {dim} before {name} (Squeeze)</source>
<translation>在 {name} 之前去掉第 {dim} 维 (Squeeze)</translation>
</message>
<message>
<source>Drop one file at a time.</source>
<translation>一次只能拖入一个文件。</translation>
</message>
<message>
<source>Drop what is going on</source>
<translation>放弃正在进行的操作</translation>
</message>
<message>
<source>Dropout</source>
<translation>Dropout</translation>
</message>
<message>
<source>Dropout for networks of SELUs: dropped values become SELU's negative limit, and an affine map afterwards restores mean and variance.</source>
<translation>用于 SELU 网络的 dropout：被丢弃的值变为 SELU 的负极限，随后用仿射映射恢复均值和方差。</translation>
</message>
<message>
<source>Dropout that keeps mean and variance, for SELU networks (Klambauer et al., 2017).</source>
<translation>保持均值和方差的 dropout，用于 SELU 网络（Klambauer 等，2017）。</translation>
</message>
<message>
<source>Duplicate</source>
<translation>创建副本</translation>
</message>
<message>
<source>ELU scaled so that means and variances stay as they are (Klambauer et al., 2017).</source>
<translation>缩放过的 ELU，使均值和方差保持不变（Klambauer 等，2017）。</translation>
</message>
<message>
<source>Each batch makes these updates, one after another</source>
<translation>每个批次依次执行这些更新</translation>
</message>
<message>
<source>Each call puts another tensor in the place of its buffer {name}; the import leaves the buffer as it is. Write into it, self.{name}.copy_(…), or keep this part as a custom node.</source>
<translation>每次调用都会用另一个张量替换缓冲区 {name}；导入的网络让缓冲区保持原样。请改为写入它：self.{name}.copy_(…)，或把这一部分保留为自定义节点。</translation>
</message>
<message>
<source>Each card is a layer, with its shape and its parameters. Click conv1, a convolution.</source>
<translation>每张卡片是一层，写有它的形状和参数。单击 conv1，一个卷积层。</translation>
</message>
<message>
<source>Each channel is filtered by kernels of its own; channels do not mix.</source>
<translation>每个通道用自己的卷积核滤波；通道之间不混合。</translation>
</message>
<message>
<source>Each feature a channel of its own before {name} (Unflatten)</source>
<translation>在 {name} 之前让每个特征成为一个通道 (Unflatten)</translation>
</message>
<message>
<source>Each input value paints its kernel, weighted by the value, into the output, a stride further for the next one. It is the gradient of a convolution with regard to its input, and enlarges feature maps in decoders and generators.</source>
<translation>每个输入值把自己的卷积核按该值加权画到输出上，下一个值再往前移一个步幅。它是卷积对输入的梯度，在解码器和生成器中用来放大特征图。</translation>
</message>
<message>
<source>Each output feature is a weighted sum of all input features, plus a bias. It acts on the last dimension; all before it are places that are treated alike.</source>
<translation>每个输出特征是所有输入特征的加权和，再加偏置。它作用于最后一维；之前的各维都视为同等处理的位置。</translation>
</message>
<message>
<source>Each output feature is a weighted sum of all products of one feature of the first input and one of the second: how two things go together.</source>
<translation>每个输出特征是第一个输入的特征与第二个输入的特征所有乘积的加权和：两者如何相配。</translation>
</message>
<message>
<source>Each pooling halves the image: 28, 14, 7, 3, 1, and the fifth finds nothing left to halve.</source>
<translation>每次池化把图像减半：28、14、7、3、1，第五次已没有可减半的。</translation>
</message>
<message>
<source>Each step of a sequence asks all steps what they hold, and takes a weighted mean of their values; several heads ask different questions side by side. Causal, no step sees those behind it.</source>
<translation>序列的每一步询问所有步各有什么，并取它们的值的加权平均；多个头并列提出不同的问题。因果模式下，任何一步都看不到它之后的步。</translation>
</message>
<message>
<source>Each step of the query is a weighted sum over the steps of another sequence.</source>
<translation>查询的每一步是另一序列各步的加权和。</translation>
</message>
<message>
<source>Each step of the query takes a weighted mean of the values of another sequence; the weights come from how well its query fits their keys.</source>
<translation>查询的每一步取另一序列的值的加权平均；权重取决于它的查询与对方的键有多匹配。</translation>
</message>
<message>
<source>Edit</source>
<translation>编辑</translation>
</message>
<message>
<source>Edit the source</source>
<translation>编辑源码</translation>
</message>
<message>
<source>Edit {name} in the source</source>
<translation>在源码中编辑 {name}</translation>
</message>
<message>
<source>Edited</source>
<translation>已编辑</translation>
</message>
<message>
<source>Edited · written anew when you leave it, or by Alt+Shift+F</source>
<translation>已编辑 · 离开时重新生成，或按 Alt+Shift+F</translation>
</message>
<message>
<source>EfficientNet-B0</source>
<translation>EfficientNet-B0</translation>
</message>
<message>
<source>Eight 3×3 convolutions in five blocks and three linear layers, the smallest of its family, with torchvision's names (Simonyan and Zisserman, 2014, configuration A). Its 1000 outputs are ImageNet's classes; the drawn shapes use ten of them.</source>
<translation>五个块中的八个 3×3 卷积和三个线性层，同系列中最小的一个，名称与 torchvision 一致（Simonyan 和 Zisserman，2014，配置 A）。1000 个输出对应 ImageNet 的类别；绘制的形状使用其中十个。</translation>
</message>
<message>
<source>Eight 3×3 convolutions in five stages and three linear layers with batch normalisation after each convolution (Simonyan and Zisserman, 2014, configuration A). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>五个阶段共八个 3×3 卷积和三个线性层，每个卷积之后有批归一化（Simonyan 与 Zisserman，2014，配置 A）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>Embedding</source>
<translation>嵌入</translation>
</message>
<message>
<source>Encoder and decoder together: from a source and a target sequence to the target.</source>
<translation>编码器与解码器一起：由源序列和目标序列得到目标。</translation>
</message>
<message>
<source>Encoder and decoder together: the source sequence becomes a memory, which the target sequence attends to.</source>
<translation>编码器与解码器一起：源序列变为记忆，目标序列关注它。</translation>
</message>
<message>
<source>End the run; the weights stay</source>
<translation>结束训练；权重保留</translation>
</message>
<message>
<source>English</source>
<translation>English</translation>
</message>
<message>
<source>Enlarges (or shrinks) an image by repeating the nearest value or by interpolating between neighbours. Nothing is learned; a convolution behind it often is.</source>
<translation>重复最近的值或在相邻值之间插值来放大（或缩小）图像。没有可学习的内容；后面常接一个卷积。</translation>
</message>
<message>
<source>Enlarges an image by repeating or interpolating its values.</source>
<translation>重复或插值图像的值来放大图像。</translation>
</message>
<message>
<source>Enter connects to {name} ({number} of {count})</source>
<translation>按 Enter 连到 {name}（第 {number} 个，共 {count} 个）</translation>
</message>
<message>
<source>Enter shows its node, Alt+Enter applies the first repair</source>
<translation>按 Enter 显示其节点，按 Alt+Enter 应用第一个修复</translation>
</message>
<message>
<source>Epochs</source>
<translation>轮次</translation>
</message>
<message>
<source>Epochs between two falls.</source>
<translation>两次下降之间的轮次数。</translation>
</message>
<message>
<source>Epochs over which the rate rises evenly from near zero.</source>
<translation>学习率从接近零匀速上升所用的轮次数。</translation>
</message>
<message>
<source>Errors</source>
<translation>错误</translation>
</message>
<message>
<source>Esc</source>
<translation>Esc</translation>
</message>
<message>
<source>Every block is used.</source>
<translation>所有块都在使用。</translation>
</message>
<message>
<source>Every call changes {name}; the import does each time what the first call did. Use a buffer that it adds to, or keep this part as a custom node.</source>
<translation>每次调用都会改变 {name}；导入的网络每次都做第一次调用所做的事。请改用一个对其累加的缓冲区，或把这一部分保留为自定义节点。</translation>
</message>
<message>
<source>Every index of a dimension by itself.</source>
<translation>维度的每个索引各自分开。</translation>
</message>
<message>
<source>Every node, in the order it runs</source>
<translation>所有节点，按运行顺序</translation>
</message>
<message>
<source>Every place of an image is a weighted sum over the places of its window.</source>
<translation>图像的每个位置都是其窗口内各位置的加权和。</translation>
</message>
<message>
<source>Every size must be a whole number; received {shape}.</source>
<translation>每个尺寸都必须是整数；收到 {shape}。</translation>
</message>
<message>
<source>Every size must be at least 1; received {shape}.</source>
<translation>每个尺寸至少为 1；收到的是 {shape}。</translation>
</message>
<message>
<source>Every step of a sequence is a weighted sum over all steps, several times side by side.</source>
<translation>序列的每一步是所有步的加权和，并列做多次。</translation>
</message>
<message>
<source>Every step sees all training images.</source>
<translation>每一步都看到全部训练图像。</translation>
</message>
<message>
<source>Every value plus a number.</source>
<translation>每个值加一个数。</translation>
</message>
<message>
<source>Every value squared.</source>
<translation>每个值的平方。</translation>
</message>
<message>
<source>Every value times a number.</source>
<translation>每个值乘以一个数。</translation>
</message>
<message>
<source>Every value times itself.</source>
<translation>每个值乘以自身。</translation>
</message>
<message>
<source>Every value to a power.</source>
<translation>每个值的幂。</translation>
</message>
<message>
<source>Everything</source>
<translation>全部</translation>
</message>
<message>
<source>Expand</source>
<translation>展开</translation>
</message>
<message>
<source>Expand {what}</source>
<translation>展开{what}</translation>
</message>
<message>
<source>Explain what is selected, or how the program works</source>
<translation>解释所选内容，或程序如何工作</translation>
</message>
<message>
<source>Exponent.</source>
<translation>指数。</translation>
</message>
<message>
<source>Export</source>
<translation>导出</translation>
</message>
<message>
<source>Export &amp;ONNX…</source>
<translation>导出 ONNX(&amp;O)…</translation>
</message>
<message>
<source>Export &amp;Python…</source>
<translation>导出 Python(&amp;P)…</translation>
</message>
<message>
<source>Export &amp;diagram…</source>
<translation>导出结构图(&amp;D)…</translation>
</message>
<message>
<source>Export &amp;summary…</source>
<translation>导出摘要(&amp;S)…</translation>
</message>
<message>
<source>Export &amp;torch.export program…</source>
<translation>导出 torch.export 程序(&amp;T)…</translation>
</message>
<message>
<source>Export &amp;weights…</source>
<translation>导出权重(&amp;W)…</translation>
</message>
<message>
<source>Export in &amp;any format…</source>
<translation>以任意格式导出(&amp;A)…</translation>
</message>
<message>
<source>Export the network as Python</source>
<translation>把网络导出为 Python</translation>
</message>
<message>
<source>Export the weights</source>
<translation>导出权重</translation>
</message>
<message>
<source>Export…</source>
<translation>导出…</translation>
</message>
<message>
<source>Factor of negative values.</source>
<translation>负值的系数。</translation>
</message>
<message>
<source>Factor of the scores; by default 1 / √E.</source>
<translation>分数的系数；默认 1 / √E。</translation>
</message>
<message>
<source>Factor of the squares.</source>
<translation>平方项的系数。</translation>
</message>
<message>
<source>Fashion-MNIST</source>
<translation>Fashion-MNIST</translation>
</message>
<message>
<source>Feature maps</source>
<translation>特征图</translation>
</message>
<message>
<source>Features inside the feed-forward network.</source>
<translation>前馈网络内部的特征数。</translation>
</message>
<message>
<source>Features of each place.</source>
<translation>每个位置的特征数。</translation>
</message>
<message>
<source>Features of each step.</source>
<translation>每一步的特征数。</translation>
</message>
<message>
<source>Features of each vector.</source>
<translation>每个向量的特征数。</translation>
</message>
<message>
<source>Features of the first input.</source>
<translation>第一个输入的特征数。</translation>
</message>
<message>
<source>Features of the input.</source>
<translation>输入的特征数。</translation>
</message>
<message>
<source>Features of the key.</source>
<translation>键的特征数。</translation>
</message>
<message>
<source>Features of the output.</source>
<translation>输出的特征数。</translation>
</message>
<message>
<source>Features of the query.</source>
<translation>查询的特征数。</translation>
</message>
<message>
<source>Features of the second input.</source>
<translation>第二个输入的特征数。</translation>
</message>
<message>
<source>Features of the state.</source>
<translation>状态的特征数。</translation>
</message>
<message>
<source>Features of the value.</source>
<translation>值的特征数。</translation>
</message>
<message>
<source>Features that the hidden state is projected to; 0 leaves it as it is.</source>
<translation>隐藏状态投影到的特征数；0 表示不投影。</translation>
</message>
<message>
<source>Feed the images to the first input</source>
<translation>把图像送入第一个输入</translation>
</message>
<message>
<source>Feed {name} float32 batches</source>
<translation>给 {name} 送入 float32 批次</translation>
</message>
<message>
<source>Fifteen inverted residual blocks that a search arranged for the processor of a phone: some weigh their channels, and the deeper ones use hard swish, a cheap curve that bends like swish (Howard and others, 2019). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>由搜索为手机处理器编排的十五个倒残差块：其中一些给通道加权，较深的使用 hard swish——一种形如 swish 的廉价曲线（Howard 等，2019）。其名称与 torchvision 一致，因此权重可直接加载；它的 1000 个输出是 ImageNet 的类别，绘制的图形只用到其中十个。</translation>
</message>
<message>
<source>Fifty bottleneck blocks: the depth that won the ImageNet competition of 2015 (He and others, 2015). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>五十个瓶颈块：赢得 2015 年 ImageNet 竞赛的深度（He 等，2015）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>File</source>
<translation>文件</translation>
</message>
<message>
<source>Files that you open or save are listed here.</source>
<translation>打开或保存过的文件会列在这里。</translation>
</message>
<message>
<source>Fill the screen, or no longer</source>
<translation>占满屏幕，或恢复</translation>
</message>
<message>
<source>Filter layers</source>
<translation>筛选层</translation>
</message>
<message>
<source>Find</source>
<translation>查找</translation>
</message>
<message>
<source>Find actions, presets, files, nodes and layers by name</source>
<translation>按名称查找操作、预设、文件、节点和层</translation>
</message>
<message>
<source>Find in the source</source>
<translation>在源代码中查找</translation>
</message>
<message>
<source>Find nodes</source>
<translation>查找节点</translation>
</message>
<message>
<source>Find nodes by name, layer, parameter, shape or problem, in blocks too</source>
<translation>按名称、层、参数、形状或问题查找节点，包括块内</translation>
</message>
<message>
<source>Find nodes on the canvas</source>
<translation>在画布上查找节点</translation>
</message>
<message>
<source>Finished</source>
<translation>已完成</translation>
</message>
<message>
<source>First a depthwise convolution filters each channel in space, then a 1×1 convolution mixes the channels: the two jobs of a convolution, one after the other, with far fewer weights.</source>
<translation>先用逐通道卷积在空间上滤波，再用 1×1 卷积混合通道：把卷积的两项工作分开依次完成，权重少得多。</translation>
</message>
<message>
<source>First copy differs</source>
<translation>第一份不同</translation>
</message>
<message>
<source>First dimension to merge.</source>
<translation>要合并的第一维。</translation>
</message>
<message>
<source>First index.</source>
<translation>第一个索引。</translation>
</message>
<message>
<source>Fit what is selected into the view</source>
<translation>让所选内容适合视图</translation>
</message>
<message>
<source>Five steps on the window: edit, train, mend</source>
<translation>窗口上的五步：编辑、训练、修复</translation>
</message>
<message>
<source>Flatten and a Linear to {count} features before {name}</source>
<translation>在 {name} 之前加入 Flatten 和输出 {count} 个特征的 Linear</translation>
</message>
<message>
<source>Flatten before {name}</source>
<translation>在 {name} 之前展平</translation>
</message>
<message>
<source>Flatten the inputs of {name}</source>
<translation>展平 {name} 的各输入</translation>
</message>
<message>
<source>Folder of data sets</source>
<translation>数据集文件夹</translation>
</message>
<message>
<source>Folder of images</source>
<translation>图片文件夹</translation>
</message>
<message>
<source>Folder of runs</source>
<translation>训练记录文件夹</translation>
</message>
<message>
<source>Follow a wire back</source>
<translation>沿连线向后</translation>
</message>
<message>
<source>Follow a wire forward</source>
<translation>沿连线向前</translation>
</message>
<message>
<source>For PyTorch without this file's source, and for compilers built on torch.export.</source>
<translation>供不需要此源代码的 PyTorch 使用，也供基于 torch.export 的编译器使用。</translation>
</message>
<message>
<source>For other runtimes and for devices: any batch size, compared with the network.</source>
<translation>供其他运行环境和设备使用：任意批量大小，并与网络比较过。</translation>
</message>
<message>
<source>Forget view {slot}</source>
<translation>忘记视图 {slot}</translation>
</message>
<message>
<source>Forget what is listed here; the file stays</source>
<translation>忘记此处所列内容；文件保留</translation>
</message>
<message>
<source>Formats</source>
<translation>格式</translation>
</message>
<message>
<source>Forward (Alt+Right)</source>
<translation>前进 (Alt+Right)</translation>
</message>
<message>
<source>Four dense blocks in which each layer is given the outputs of all layers before it, so that features are reused and gradients reach every layer (Huang and others, 2017). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>四个稠密块，其中每一层都得到此前所有层的输出，特征因而被重用，梯度能到达每一层（Huang 等，2017）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>Four neighbouring places of an image become one with twice the features.</source>
<translation>图像的四个相邻位置合成一个，特征数翻倍。</translation>
</message>
<message>
<source>Frame</source>
<translation>框</translation>
</message>
<message>
<source>Frame around it</source>
<translation>在四周加框</translation>
</message>
<message>
<source>Freed {size}.</source>
<translation>已释放 {size}。</translation>
</message>
<message>
<source>Freeze {what}</source>
<translation>冻结 {what}</translation>
</message>
<message>
<source>Freezing is written `self.conv1.requires_grad_(False)`, after the member.</source>
<translation>冻结写作 `self.conv1.requires_grad_(False)`，放在该成员之后。</translation>
</message>
<message>
<source>From</source>
<translation>来源</translation>
</message>
<message>
<source>From 80 to 200 per cent. The canvas has its own zoom.</source>
<translation>从 80% 到 200%。画布有自己的缩放。</translation>
</message>
<message>
<source>From {low} to {high}.</source>
<translation>从 {low} 到 {high}。</translation>
</message>
<message>
<source>Frozen: its parameters are not trained</source>
<translation>已冻结：它的参数不参与训练</translation>
</message>
<message>
<source>Further example</source>
<translation>另一个示例</translation>
</message>
<message>
<source>General</source>
<translation>常规</translation>
</message>
<message>
<source>Generated by this program</source>
<translation>由本程序生成</translation>
</message>
<message>
<source>Generated colour images of ten shapes at any place, angle and size, over a busy ground.</source>
<translation>生成的彩色图像：十种形状，位置、角度和大小任意，背景杂乱。</translation>
</message>
<message>
<source>Give a container its items as one list or dictionary.</source>
<translation>请以一个列表或字典给出容器的各项。</translation>
</message>
<message>
<source>Give another example…</source>
<translation>再给一个示例…</translation>
</message>
<message>
<source>Give the arguments by name: {"channels": 16}.</source>
<translation>请按名称给出参数：{"channels": 16}。</translation>
</message>
<message>
<source>Give the panels of this layout their places back</source>
<translation>让这个布局的面板回到原位</translation>
</message>
<message>
<source>Give the project another name</source>
<translation>给项目另起名称</translation>
</message>
<message>
<source>Give the selected block a definition of its own, apart from the other instances</source>
<translation>给所选的块一份自己的定义，与其他实例分开</translation>
</message>
<message>
<source>Give the selected block's definition another name</source>
<translation>给所选块的定义另起名称</translation>
</message>
<message>
<source>Give the selected node another name</source>
<translation>给所选节点另起名称</translation>
</message>
<message>
<source>Give this instance a definition of its own, apart from the others</source>
<translation>给这个实例一份自己的定义，与其他实例分开</translation>
</message>
<message>
<source>Give {id} a layer of its own</source>
<translation>给 {id} 一个自己的层</translation>
</message>
<message>
<source>Give {name} a layer of its own</source>
<translation>给 {name} 一个自己的层</translation>
</message>
<message>
<source>Gives every index of a dimension by itself; the dimension goes.</source>
<translation>把维度的每个索引各自给出；该维消失。</translation>
</message>
<message>
<source>Gives its input back unchanged: a place for a layer that is to come, or the plain side of a residual connection.</source>
<translation>原样给出输入：为以后的层占位，或作残差连接的直通一侧。</translation>
</message>
<message>
<source>Gives its input back: a place for something else.</source>
<translation>原样给出输入：为别的层占位。</translation>
</message>
<message>
<source>Go back to the file; undo brings the changes again</source>
<translation>回到文件的内容；撤销可找回更改</translation>
</message>
<message>
<source>Go back to the saved “{name}”?</source>
<translation>回到已保存的“{name}”吗？</translation>
</message>
<message>
<source>Go on</source>
<translation>继续</translation>
</message>
<message>
<source>Go on training</source>
<translation>继续训练</translation>
</message>
<message>
<source>Go on training with the network as it is drawn now</source>
<translation>按现在画的网络继续训练</translation>
</message>
<message>
<source>Go on training with the weights there are; the arrow offers new ones</source>
<translation>用现有的权重继续训练；箭头处可换新权重</translation>
</message>
<message>
<source>Go out to the graph around</source>
<translation>回到外层的图</translation>
</message>
<message>
<source>Go to the next node with a problem</source>
<translation>转到下一个有问题的节点</translation>
</message>
<message>
<source>Go to the node with a problem before</source>
<translation>转到前一个有问题的节点</translation>
</message>
<message>
<source>Go to the view of that number</source>
<translation>转到该编号的视图</translation>
</message>
<message>
<source>Go to view {slot}: {where}</source>
<translation>转到视图 {slot}：{where}</translation>
</message>
<message>
<source>Go to: {name}</source>
<translation>转到：{name}</translation>
</message>
<message>
<source>GoogLeNet</source>
<translation>GoogLeNet</translation>
</message>
<message>
<source>Gradients differ by</source>
<translation>梯度差异</translation>
</message>
<message>
<source>Graphviz text</source>
<translation>Graphviz 文本</translation>
</message>
<message>
<source>Greatest mean first</source>
<translation>平均值从大到小</translation>
</message>
<message>
<source>Greatest mean magnitude first</source>
<translation>平均绝对值从大到小</translation>
</message>
<message>
<source>Greatest variance first</source>
<translation>方差从大到小</translation>
</message>
<message>
<source>Green</source>
<translation>绿色</translation>
</message>
<message>
<source>Grey</source>
<translation>灰色</translation>
</message>
<message>
<source>Group into a block</source>
<translation>组成块</translation>
</message>
<message>
<source>Group {what}</source>
<translation>把 {what} 组成块</translation>
</message>
<message>
<source>Groups of channels that do not mix.</source>
<translation>互不混合的通道组数。</translation>
</message>
<message>
<source>Groups of channels; must divide them.</source>
<translation>通道的组数；必须整除通道数。</translation>
</message>
<message>
<source>HTTP {code} {reason}</source>
<translation>HTTP {code} {reason}</translation>
</message>
<message>
<source>Half of the values, gated by the sigmoid of the other half (Dauphin et al., 2017).</source>
<translation>一半的值由另一半的 sigmoid 控制（Dauphin 等，2017）。</translation>
</message>
<message>
<source>Half the width of the gap.</source>
<translation>间隙宽度的一半。</translation>
</message>
<message>
<source>Halves a dimension: one half holds values, the sigmoid of the other half decides how much of each comes through.</source>
<translation>把一个维度减半：一半是值，另一半的 sigmoid 决定各通过多少。</translation>
</message>
<message>
<source>Halves dimension {dim}, whose size must be even; received {x}, whose size there is {size}.</source>
<translation>把第 {dim} 维减半，其大小必须为偶数；收到的是 {x}，该维大小为 {size}。</translation>
</message>
<message>
<source>Handwritten digits</source>
<translation>手写数字</translation>
</message>
<message>
<source>Height and width in pixels.</source>
<translation>高和宽，以像素计。</translation>
</message>
<message>
<source>Height and width in pixels: the shorter side is resized, the middle is kept.</source>
<translation>高和宽，以像素计：缩放短边，保留中间部分。</translation>
</message>
<message>
<source>Height and width in pixels; other than the original size, images are resized.</source>
<translation>高和宽，以像素计；与原始尺寸不同时会缩放图像。</translation>
</message>
<message>
<source>Height and width in pixels; the 8x8 originals are enlarged bilinearly.</source>
<translation>高和宽，以像素计；8x8 的原图用双线性插值放大。</translation>
</message>
<message>
<source>Height and width of the output.</source>
<translation>输出的高和宽。</translation>
</message>
<message>
<source>Help</source>
<translation>帮助</translation>
</message>
<message>
<source>History</source>
<translation>历史</translation>
</message>
<message>
<source>Horizontal axis</source>
<translation>横轴</translation>
</message>
<message>
<source>How far a step goes along the gradient.</source>
<translation>每一步沿梯度走多远。</translation>
</message>
<message>
<source>How far predicted probabilities are from the label's distribution.</source>
<translation>预测概率与标签分布相距多远。</translation>
</message>
<message>
<source>How far the windows are moved; half a window in every second layer.</source>
<translation>窗口移动多远；每隔一层移动半个窗口。</translation>
</message>
<message>
<source>How it fills {names} differs from copy to copy; in the import all begin as most of them do.</source>
<translation>{names} 的初始化方式在各副本之间不同；导入后全部按其中多数的方式初始化。</translation>
</message>
<message>
<source>How it fills {names} is not known; in the import it begins spread as its values are now.</source>
<translation>{names} 的初始化方式未知；导入后按其当前数值的分布初始化。</translation>
</message>
<message>
<source>How it fills {names} is not known; in the import it begins with zeros. Give it an initialiser, or load weights, before it trains.</source>
<translation>{names} 的初始化方式未知；导入后以零开始。训练前请为其指定初始化方式，或载入权重。</translation>
</message>
<message>
<source>How it fills {names} is not known; in the import that is left to PyTorch.</source>
<translation>它如何初始化{names}无从得知；导入后由 PyTorch 的默认方式决定。</translation>
</message>
<message>
<source>How its values begin before training.</source>
<translation>训练之前它的值如何开始。</translation>
</message>
<message>
<source>How its weights begin is unknown: it was imported from a module that had been made already.</source>
<translation>权重的初始化方式未知：它是从一个已经创建好的模块导入的。</translation>
</message>
<message>
<source>How many copies along each dimension, batch included.</source>
<translation>每个维度复制多少份，含批次。</translation>
</message>
<message>
<source>How many copies stand in a row, each fed by the last. The other values may count them: “copy” is 0 in the first, 1 in the next.</source>
<translation>有多少份依次相连，每份接收前一份的输出。其他值可以用序号：“copy”在第一份中为 0，下一份为 1。</translation>
</message>
<message>
<source>How many last dimensions are normalised together.</source>
<translation>一起归一化的最后几维的个数。</translation>
</message>
<message>
<source>How many of each project a clean-up leaves. Nothing is removed unasked.</source>
<translation>清理时每个项目保留多少次。不会未经询问就移除。</translation>
</message>
<message>
<source>How many parts {x} gives along dimension {dim} changes with its size, {size}; choose another dimension.</source>
<translation>{x} 沿第 {dim} 维分成几份随其大小 {size} 变化；请选择别的维度。</translation>
</message>
<message>
<source>How many parts.</source>
<translation>分成几份。</translation>
</message>
<message>
<source>How many places: numbers from 0 to one less.</source>
<translation>位置数：数从 0 到它减一。</translation>
</message>
<message>
<source>How many threads torch computes with, in new windows; 0 leaves one core free. Runs in several windows share them.</source>
<translation>torch 在新窗口中用多少线程计算；0 表示留出一个核。多个窗口中的训练共享它们。</translation>
</message>
<message>
<source>How many times larger the output is, where size has no value.</source>
<translation>输出放大的倍数，在没有设 size 时使用。</translation>
</message>
<message>
<source>How many times larger the output is.</source>
<translation>输出放大的倍数。</translation>
</message>
<message>
<source>How many times smaller the output is.</source>
<translation>输出缩小的倍数。</translation>
</message>
<message>
<source>How many.</source>
<translation>多少个。</translation>
</message>
<message>
<source>How much of the last step goes into this one.</source>
<translation>上一步有多少带入这一步。</translation>
</message>
<message>
<source>How much of the last step stays.</source>
<translation>上一步保留多少。</translation>
</message>
<message>
<source>How much of the past each point carries on</source>
<translation>每个点延续多少过去的值</translation>
</message>
<message>
<source>How much of {x} is left depends on its size there, {size}, which changes.</source>
<translation>{x} 剩下多少取决于它在该处的大小 {size}，而这个大小会变。</translation>
</message>
<message>
<source>How often plots and numbers are brought up to date.</source>
<translation>图表和数字多久更新一次。</translation>
</message>
<message>
<source>How often “{name}” is repeated follows from a parameter; give it a number before it is ungrouped.</source>
<translation>“{name}”重复多少次由参数决定；拆开之前请给它一个数。</translation>
</message>
<message>
<source>How old an edit gets at most before a copy is kept for recovery. Your own file is not touched.</source>
<translation>编辑最多经过多久就留一份用于恢复的副本。不会动你自己的文件。</translation>
</message>
<message>
<source>How sharp the bend at zero is.</source>
<translation>零点处的弯折有多陡。</translation>
</message>
<message>
<source>How the vectors are joined.</source>
<translation>向量如何合并。</translation>
</message>
<message>
<source>How values in between are found.</source>
<translation>中间的值如何得出。</translation>
</message>
<message>
<source>How weights begin</source>
<translation>权重的初始值</translation>
</message>
<message>
<source>Huber</source>
<translation>Huber 损失</translation>
</message>
<message>
<source>I have looked at it, and trust it</source>
<translation>我已查看过，并信任它</translation>
</message>
<message>
<source>If this belongs to “{file}”, custom Python that was kept as it is: no graph is read from that; open the project that this file was exported from.</source>
<translation>如果这属于按原样保留的自定义 Python“{file}”：无法从中读出图；请打开导出此文件的项目。</translation>
</message>
<message>
<source>Image</source>
<translation>图像</translation>
</message>
<message>
<source>Image classifier</source>
<translation>图像分类器</translation>
</message>
<message>
<source>Images</source>
<translation>图像</translation>
</message>
<message>
<source>Images in each step.</source>
<translation>每一步的图像数。</translation>
</message>
<message>
<source>Images must be uint8 (n, C, H, W), not {dtype} {shape}</source>
<translation>图像必须是 uint8 (n, C, H, W)，而不是 {dtype} {shape}</translation>
</message>
<message>
<source>Images of one's own: a folder with one folder of pictures for each class.</source>
<translation>自己的图片：一个文件夹，其中每个类别各有一个子文件夹。</translation>
</message>
<message>
<source>Import a model</source>
<translation>导入模型</translation>
</message>
<message>
<source>Import “{name}”</source>
<translation>导入“{name}”</translation>
</message>
<message>
<source>Imported {name}</source>
<translation>已导入 {name}</translation>
</message>
<message>
<source>Importing from {path} runs that file and what it imports, and you have not said that you trust it; look at it, and import it with --trust.</source>
<translation>从 {path} 导入会运行该文件及其导入的内容，而您尚未表示信任它；请先查看文件，再用 --trust 导入。</translation>
</message>
<message>
<source>Importing runs this file and whatever it imports, with all your rights on this computer. Only go on with code that you know.</source>
<translation>导入会以你在本机的全部权限运行此文件及其导入的一切。请只对你了解的代码继续。</translation>
</message>
<message>
<source>Importing runs this file. You trusted this very content before.</source>
<translation>导入会运行此文件。你之前已信任过完全相同的内容。</translation>
</message>
<message>
<source>In the block {block}; Enter goes there.</source>
<translation>在块 {block} 中；按 Enter 前往。</translation>
</message>
<message>
<source>In the main graph; Enter goes there.</source>
<translation>在主图中；按 Enter 前往。</translation>
</message>
<message>
<source>In the source, line {line}: {message}</source>
<translation>源码第 {line} 行：{message}</translation>
</message>
<message>
<source>Inception v3</source>
<translation>Inception v3</translation>
</message>
<message>
<source>Inception with factorised convolutions: five kinds of blocks for images of 299×299, and an auxiliary head that helps it learn and is left out afterwards (Szegedy and others, 2016). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>卷积经过分解的 Inception：为 299×299 图像设计的五种块，以及一个只在学习时起作用的辅助头（Szegedy 等，2016）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>Index behind the last.</source>
<translation>最后一个之后的索引。</translation>
</message>
<message>
<source>Information and above</source>
<translation>信息及以上</translation>
</message>
<message>
<source>Initialise {path} of {what} with {function}</source>
<translation>用 {function} 初始化 {what} 的 {path}</translation>
</message>
<message>
<source>Initialise {what} with {function}</source>
<translation>用 {function} 初始化 {what}</translation>
</message>
<message>
<source>Initialisers are written `nn.init.normal_(self.fc.weight, std=0.01)`, or in `for module in self.modules():` under `if isinstance(module, nn.Linear):`.</source>
<translation>初始化写作 `nn.init.normal_(self.fc.weight, std=0.01)`，或写在 `for module in self.modules():` 里的 `if isinstance(module, nn.Linear):` 之下。</translation>
</message>
<message>
<source>Input</source>
<translation>输入</translation>
</message>
<message>
<source>Input and output</source>
<translation>输入与输出</translation>
</message>
<message>
<source>Inputs</source>
<translation>输入</translation>
</message>
<message>
<source>Inputs of other sizes or values, written as above: where the model branches on what it is given, they tell whether it does something else.</source>
<translation>其他大小或数值的输入，写法同上：如果模型会根据输入分支，它们能说明模型是否会做别的事。</translation>
</message>
<message>
<source>Insert a layer</source>
<translation>插入层</translation>
</message>
<message>
<source>Insert a layer into the selected wire</source>
<translation>在所选连线中插入层</translation>
</message>
<message>
<source>Insert a layer…</source>
<translation>插入层…</translation>
</message>
<message>
<source>Insert {layer} before {target}</source>
<translation>在 {target} 之前插入 {layer}</translation>
</message>
<message>
<source>Insert {name} before {target}</source>
<translation>在 {target} 之前插入 {name}</translation>
</message>
<message>
<source>Insert {new} before {target}</source>
<translation>在 {target} 之前插入 {new}</translation>
</message>
<message>
<source>Inside</source>
<translation>内部</translation>
</message>
<message>
<source>Instead of LeNet-5</source>
<translation>而不是 LeNet-5</translation>
</message>
<message>
<source>Invert the selection</source>
<translation>反选</translation>
</message>
<message>
<source>It acts differently in training and in evaluation.</source>
<translation>它在训练和评估时行为不同。</translation>
</message>
<message>
<source>It calls {name}, which has a gradient of its own; the import has the gradient of what it computes.</source>
<translation>它调用了 {name}，后者自带梯度；导入的网络采用其计算所对应的梯度。</translation>
</message>
<message>
<source>It can be imported by running it, with a class and the sizes of what that takes: {path}:{name} --input 2x3x64x64. Classes found: {names}.</source>
<translation>可以通过运行它来导入，需给出类及其输入的大小：{path}:{name} --input 2x3x64x64。找到的类：{names}。</translation>
</message>
<message>
<source>It computes in a lower precision (torch.autocast), which the import does not. Put the autocast around the call of the network, convert with .to(…), or keep this part as a custom node.</source>
<translation>它以较低的精度计算（torch.autocast），而导入的网络不会这样做。请把 autocast 放到对网络的调用之外，用 .to(…) 转换，或把这一部分保留为自定义节点。</translation>
</message>
<message>
<source>It goes through a tensor that is as long as values say, step by step; the import makes as many steps as it took for the example.</source>
<translation>它逐项遍历一个长度由取值决定的张量；导入的网络照示例中的步数运行。</translation>
</message>
<message>
<source>It has no default</source>
<translation>它没有默认值</translation>
</message>
<message>
<source>It is locked; unlock it with K.</source>
<translation>它已锁定；按 K 解锁。</translation>
</message>
<message>
<source>It looks at the values of its inputs to save work where it can. The import does what it does under torch.compile, which holds for all values and may differ by rounding.</source>
<translation>它会查看输入的值，以便在可能时省去计算。导入的网络照其在 torch.compile 下的做法运行，对所有取值都成立，结果可能有舍入误差。</translation>
</message>
<message>
<source>It needs arguments: {names}. Give them as JSON, in a terminal with --args '{example}'.</source>
<translation>它需要参数：{names}。请以 JSON 形式给出，在终端中使用 --args '{example}'。</translation>
</message>
<message>
<source>It passes {value!r:.60} to an operation, which a project has no way to write.</source>
<translation>它把 {value!r:.60} 传给一个操作，而项目无法写出它。</translation>
</message>
<message>
<source>It ran at no other input size, so what depends on sizes is unchecked.</source>
<translation>它无法以其他输入大小运行，因此未检查依赖于大小的部分。</translation>
</message>
<message>
<source>It sets the seed of random numbers (torch.manual_seed); the import draws others each time. Make what is to be the same once, as a buffer, or keep this part as a custom node.</source>
<translation>它设定随机数种子（torch.manual_seed）；导入的网络每次都会抽取不同的随机数。请把应当保持不变的内容作为缓冲区只生成一次，或把这一部分保留为自定义节点。</translation>
</message>
<message>
<source>It stays {value}.</source>
<translation>它保持 {value}。</translation>
</message>
<message>
<source>It takes values out of a tensor ({name}), and what follows may depend on them; the import holds for the example alone. Give another example to find out.</source>
<translation>它从张量中取出数值（{name}），其后的计算可能取决于它们；导入只对该示例成立。请再给一个示例来确认。</translation>
</message>
<message>
<source>It takes values out of a tensor; with the further examples ({count}) it did the same.</source>
<translation>它从张量中取出数值；用另外的示例（{count} 个）时它做了同样的事。</translation>
</message>
<message>
<source>It takes {count} inputs.</source>
<translation>它有 {count} 个输入。</translation>
</message>
<message>
<source>It took longer than {seconds:g} seconds.</source>
<translation>耗时超过 {seconds:g} 秒。</translation>
</message>
<message>
<source>It uses a tensor of the shape {shape} whose making was not seen (a cache, or code beside torch); the import has a constant in its place.</source>
<translation>它使用了一个形状为 {shape} 的张量，其产生过程未被看到（来自缓存或 torch 之外的代码）；导入的网络以常量代替。</translation>
</message>
<message>
<source>It was compared in evaluation alone: in training, a detector wants targets.</source>
<translation>只在评估模式下做了比较：训练时检测器需要标注目标。</translation>
</message>
<message>
<source>It was recorded in evaluation alone: training a detector on targets, and its losses, are no part of the network.</source>
<translation>只在评估模式下记录：用目标训练检测器及其损失不属于这个网络。</translation>
</message>
<message>
<source>Its Python files are no texts of a usual length.</source>
<translation>其中的 Python 文件不是长度正常的文本。</translation>
</message>
<message>
<source>Its functions and branches lie more than {depth} deep.</source>
<translation>其中的函数和分支嵌套超过 {depth} 层。</translation>
</message>
<message>
<source>Its functions unfold to more than {count:,} operations.</source>
<translation>其中的函数展开后超过 {count:,} 个运算。</translation>
</message>
<message>
<source>Its images come as one batch of equal sizes: a wire does not hold a list of images of different sizes.</source>
<translation>它的图像作为一批大小相同的图像输入：连线不能承载大小不一的图像列表。</translation>
</message>
<message>
<source>Its new sizes; one may be -1.</source>
<translation>它的新大小；其中一个可为 -1。</translation>
</message>
<message>
<source>Its operations become layers where PyTorch has the same, operations elsewhere. Its weights come along. Nothing in the file is run.</source>
<translation>其中的运算在 PyTorch 有相同层时变为层，否则变为运算节点。权重一并导入。文件中的任何内容都不会被运行。</translation>
</message>
<message>
<source>Its shape follows from what the block is connected to.</source>
<translation>它的形状取决于块的连接。</translation>
</message>
<message>
<source>Its size and classes are read from the folder when training starts.</source>
<translation>开始训练时会从文件夹读取图像尺寸和类别。</translation>
</message>
<message>
<source>Its sizes: numbers, N for the batch, ? for one that is not known, or names. Empty for what is no tensor.</source>
<translation>各维大小：数字、表示批次的 N、表示未知的 ?，或名称。不是张量时留空。</translation>
</message>
<message>
<source>Keep as it is</source>
<translation>原样保留</translation>
</message>
<message>
<source>Keep mine</source>
<translation>保留我的</translation>
</message>
<message>
<source>Keep the selected or open block for other projects</source>
<translation>保留所选或打开的块，供其他项目使用</translation>
</message>
<message>
<source>Keep the size of what goes forward (fan_in) or of the gradients (fan_out).</source>
<translation>保持前向信号的大小（fan_in）或梯度的大小（fan_out）。</translation>
</message>
<message>
<source>Keep unsaved work after</source>
<translation>多久后保留未保存的工作</translation>
</message>
<message>
<source>Keep what is selected from being moved or deleted by hand</source>
<translation>防止所选内容被手动移动或删除</translation>
</message>
<message>
<source>Keeps positive values and sets the rest to zero: the usual activation. It is cheap and its gradient does not fade, but a unit that is negative for every input stops learning.</source>
<translation>保留正值，其余置零：最常用的激活函数。它开销小，梯度不衰减，但对所有输入都为负的单元会停止学习。</translation>
</message>
<message>
<source>Keeps the denominator away from zero.</source>
<translation>防止分母为零。</translation>
</message>
<message>
<source>Keeps the division finite.</source>
<translation>防止除法溢出。</translation>
</message>
<message>
<source>Keeps the gradient finite.</source>
<translation>防止梯度溢出。</translation>
</message>
<message>
<source>Keeps the largest value of each window, channel by channel: features stay where they are strongest, at a lower resolution. The gradient goes to that value alone.</source>
<translation>逐通道保留每个窗口的最大值：特征留在最强之处，分辨率降低。梯度只传给这个值。</translation>
</message>
<message>
<source>Keeps the norms' division finite.</source>
<translation>防止归一化中的除法溢出。</translation>
</message>
<message>
<source>Kernels</source>
<translation>卷积核</translation>
</message>
<message>
<source>Keyboard shortcuts</source>
<translation>键盘快捷键</translation>
</message>
<message>
<source>Kullback-Leibler divergence</source>
<translation>KL 散度</translation>
</message>
<message>
<source>LSTM on rows</source>
<translation>按行读取的 LSTM</translation>
</message>
<message>
<source>Labels must be int64 ({count_images},), not {shape}</source>
<translation>标签必须是 int64 ({count_images},)，而不是 {shape}</translation>
</message>
<message>
<source>Language</source>
<translation>语言</translation>
</message>
<message>
<source>Large images</source>
<translation>大图像</translation>
</message>
<message>
<source>Largest slope.</source>
<translation>最大斜率。</translation>
</message>
<message>
<source>Largest value.</source>
<translation>最大值。</translation>
</message>
<message>
<source>Largest value; None has no bound.</source>
<translation>最大值；None 表示不限。</translation>
</message>
<message>
<source>Last dimension to merge.</source>
<translation>要合并的最后一维。</translation>
</message>
<message>
<source>Lay the nodes out anew</source>
<translation>重新排布节点</translation>
</message>
<message>
<source>Layer</source>
<translation>层</translation>
</message>
<message>
<source>Layer normalisation for images: brings the channels at each place to mean zero and variance one, then scales and shifts each by learned numbers. ConvNeXt has it where others have batch normalisation.</source>
<translation>用于图像的层归一化：使每个位置的各通道均值为零、方差为一，再以学到的数缩放和平移。ConvNeXt 在别的网络用批归一化的地方用它。</translation>
</message>
<message>
<source>Layers</source>
<translation>层</translation>
</message>
<message>
<source>Layers of the decoder.</source>
<translation>解码器的层数。</translation>
</message>
<message>
<source>Layers of the encoder.</source>
<translation>编码器的层数。</translation>
</message>
<message>
<source>Layers on top of each other.</source>
<translation>叠放的层数。</translation>
</message>
<message>
<source>Layers that match</source>
<translation>匹配的层</translation>
</message>
<message>
<source>LeNet-5</source>
<translation>LeNet-5</translation>
</message>
<message>
<source>LeNet-5 is opened instead.</source>
<translation>改为打开 LeNet-5。</translation>
</message>
<message>
<source>LeNet-5 with padding twice</source>
<translation>填充两次的 LeNet-5</translation>
</message>
<message>
<source>Lead a &amp;wire by keys</source>
<translation>用键盘连线(&amp;W)</translation>
</message>
<message>
<source>Lead a wire from the selected node</source>
<translation>从所选节点引出连线</translation>
</message>
<message>
<source>Lead it elsewhere; release on the canvas to cut it</source>
<translation>改接到别处；在画布上松开即剪断</translation>
</message>
<message>
<source>Learn by cross-entropy</source>
<translation>用交叉熵学习</translation>
</message>
<message>
<source>Learning rate</source>
<translation>学习率</translation>
</message>
<message>
<source>Learning rate over time</source>
<translation>学习率随时间的变化</translation>
</message>
<message>
<source>Leave the block</source>
<translation>离开块</translation>
</message>
<message>
<source>Left</source>
<translation>左对齐</translation>
</message>
<message>
<source>Legend of the colours</source>
<translation>颜色图例</translation>
</message>
<message>
<source>Let PyTorch initialise {path} of {what}</source>
<translation>让 PyTorch 初始化 {what} 的 {path}</translation>
</message>
<message>
<source>Let a run find it out</source>
<translation>由运行得出</translation>
</message>
<message>
<source>Let the selected nodes hand their input on as it is, or compute again</source>
<translation>让所选节点原样传递输入，或重新参与计算</translation>
</message>
<message>
<source>Let the tour do this step</source>
<translation>让导览代做这一步</translation>
</message>
<message>
<source>Level</source>
<translation>级别</translation>
</message>
<message>
<source>Light</source>
<translation>浅色</translation>
</message>
<message>
<source>Light or dark.</source>
<translation>浅色或深色。</translation>
</message>
<message>
<source>Like the &amp;system</source>
<translation>跟随系统(&amp;S)</translation>
</message>
<message>
<source>Like the system</source>
<translation>跟随系统</translation>
</message>
<message>
<source>Likeliest classes</source>
<translation>最可能的类别</translation>
</message>
<message>
<source>Line the selected nodes up by their bottom edges</source>
<translation>把所选节点按下边缘对齐</translation>
</message>
<message>
<source>Line the selected nodes up by their centres, one below the other</source>
<translation>把所选节点按中心对齐，上下排列</translation>
</message>
<message>
<source>Line the selected nodes up by their left edges</source>
<translation>把所选节点按左边缘对齐</translation>
</message>
<message>
<source>Line the selected nodes up by their middles, side by side</source>
<translation>把所选节点按中线对齐，左右排列</translation>
</message>
<message>
<source>Line the selected nodes up by their right edges</source>
<translation>把所选节点按右边缘对齐</translation>
</message>
<message>
<source>Line the selected nodes up by their top edges</source>
<translation>把所选节点按上边缘对齐</translation>
</message>
<message>
<source>Line {line} of the generated source has {what}, which is not on the allow-list; nothing was run.</source>
<translation>生成的源代码第 {line} 行含有{what}，不在允许之列；什么都没有运行。</translation>
</message>
<message>
<source>Line {line}, column {column}: </source>
<translation>第 {line} 行第 {column} 列：</translation>
</message>
<message>
<source>Line {line}: {message}</source>
<translation>第 {line} 行：{message}</translation>
</message>
<message>
<source>Linear</source>
<translation>线性</translation>
</message>
<message>
<source>Linear maps to choose from.</source>
<translation>可供选择的线性映射数。</translation>
</message>
<message>
<source>Linear scale</source>
<translation>线性刻度</translation>
</message>
<message>
<source>Load pre&amp;trained weights…</source>
<translation>加载预训练权重(&amp;T)…</translation>
</message>
<message>
<source>Load the weights in “{name}”</source>
<translation>载入“{name}”中的权重</translation>
</message>
<message>
<source>Load weights</source>
<translation>加载权重</translation>
</message>
<message>
<source>Load weights from a file into the network, every key</source>
<translation>从文件把权重加载到网络中，逐键对应</translation>
</message>
<message>
<source>Loading PyTorch</source>
<translation>正在加载 PyTorch</translation>
</message>
<message>
<source>Loading the data set was cancelled.</source>
<translation>已取消加载数据集。</translation>
</message>
<message>
<source>Loading the data.</source>
<translation>正在加载数据。</translation>
</message>
<message>
<source>Loading {source}</source>
<translation>正在加载 {source}</translation>
</message>
<message>
<source>Loc&amp;k or unlock</source>
<translation>锁定或解锁(&amp;K)</translation>
</message>
<message>
<source>Lock</source>
<translation>锁定</translation>
</message>
<message>
<source>Lock a frame</source>
<translation>锁定框</translation>
</message>
<message>
<source>Lock a note</source>
<translation>锁定便签</translation>
</message>
<message>
<source>Lock or unlock</source>
<translation>锁定或解锁</translation>
</message>
<message>
<source>Lock {what}</source>
<translation>锁定{what}</translation>
</message>
<message>
<source>Locked: it cannot be moved</source>
<translation>已锁定：不能移动</translation>
</message>
<message>
<source>Log</source>
<translation>日志</translation>
</message>
<message>
<source>LogSoftmax before {name}</source>
<translation>在 {name} 之前加入 LogSoftmax</translation>
</message>
<message>
<source>Logarithmic scale</source>
<translation>对数坐标</translation>
</message>
<message>
<source>Longer vectors are shortened to this.</source>
<translation>更长的向量缩短到此长度。</translation>
</message>
<message>
<source>Longest sequence.</source>
<translation>最长的序列。</translation>
</message>
<message>
<source>Look ahead along the momentum.</source>
<translation>沿动量方向向前看。</translation>
</message>
<message>
<source>Look at another instance of this block</source>
<translation>查看这个块的另一个实例</translation>
</message>
<message>
<source>Look at it…</source>
<translation>查看…</translation>
</message>
<message>
<source>Look at the file</source>
<translation>查看文件</translation>
</message>
<message>
<source>Look through the networks that come with the program</source>
<translation>浏览程序自带的网络</translation>
</message>
<message>
<source>Looking failed: {error}</source>
<translation>查看失败：{error}</translation>
</message>
<message>
<source>Looking which models are installed…</source>
<translation>正在查找已安装的模型…</translation>
</message>
<message>
<source>Looks up a learned vector for each whole number: words, categories, players. Only the rows that were looked up get a gradient.</source>
<translation>为每个整数（词、类别、玩家）查出学习到的向量。只有被查到的行才得到梯度。</translation>
</message>
<message>
<source>Looks up the vectors of a row of whole numbers and returns their sum, mean or maximum, without keeping the vectors themselves: a bag of words.</source>
<translation>查出一行整数的向量并返回其和、平均或最大值，不保留各向量本身：词袋。</translation>
</message>
<message>
<source>Loss</source>
<translation>损失</translation>
</message>
<message>
<source>Loss and accuracy move with every step, and beside them what the selected layer makes of an image. Select another layer to look inside it. The window stays free meanwhile.</source>
<translation>损失和准确率随每一步变化，旁边是所选层对一幅图像的处理结果。选择别的层可以看到它的内部。窗口在此期间仍可操作。</translation>
</message>
<message>
<source>Loss {place} of {count}</source>
<translation>损失 {place}/{count}</translation>
</message>
<message>
<source>M&amp;emory</source>
<translation>内存(&amp;E)</translation>
</message>
<message>
<source>MACs</source>
<translation>乘加次数</translation>
</message>
<message>
<source>MIT licence.</source>
<translation>MIT 许可。</translation>
</message>
<message>
<source>MLP</source>
<translation>MLP</translation>
</message>
<message>
<source>MNIST</source>
<translation>MNIST</translation>
</message>
<message>
<source>MNIST CNN</source>
<translation>MNIST CNN</translation>
</message>
<message>
<source>MNIST CNN that mixes its samples</source>
<translation>混淆样本的 MNIST CNN</translation>
</message>
<message>
<source>MNIST CNN without padding</source>
<translation>没有填充的 MNIST CNN</translation>
</message>
<message>
<source>Made with {arguments}.</source>
<translation>构造参数：{arguments}。</translation>
</message>
<message>
<source>Magma</source>
<translation>Magma</translation>
</message>
<message>
<source>Main graph</source>
<translation>主图</translation>
</message>
<message>
<source>Make a node of a module class that you wrote, in a Python file</source>
<translation>把你在 Python 文件中编写的模块类变成节点</translation>
</message>
<message>
<source>Make a single training step</source>
<translation>只执行一个训练步</translation>
</message>
<message>
<source>Make it 12 channels</source>
<translation>改成 12 个通道</translation>
</message>
<message>
<source>Make the gaps between the selected nodes equal from left to right</source>
<translation>使所选节点从左到右间距相等</translation>
</message>
<message>
<source>Make the gaps between the selected nodes equal from top to bottom</source>
<translation>使所选节点从上到下间距相等</translation>
</message>
<message>
<source>Make the input {size}×{size}</source>
<translation>把输入设为 {size}×{size}</translation>
</message>
<message>
<source>Make the wire fit</source>
<translation>让连线匹配</translation>
</message>
<message>
<source>Make unique</source>
<translation>改为独有</translation>
</message>
<message>
<source>Make what is selected a block</source>
<translation>把所选内容做成块</translation>
</message>
<message>
<source>Make {name} unique</source>
<translation>把 {name} 改为独有</translation>
</message>
<message>
<source>Makes dimensions of size 1 larger without copying: all places are the same value.</source>
<translation>让大小为 1 的维度变大而不复制：所有位置是同一个值。</translation>
</message>
<message>
<source>Makes one dimension of several, by default of all but the batch: the way from feature maps to a linear layer.</source>
<translation>把多个维度合为一个，默认除批次外全部合并：从特征图通往线性层的必经之路。</translation>
</message>
<message>
<source>Makes several dimensions of one; one of their sizes may be −1 and follows.</source>
<translation>把一个维度拆为多个；其中一个大小可为 −1，由其余推出。</translation>
</message>
<message>
<source>Match {before} to the other input with {what}</source>
<translation>用{what}让 {before} 与另一个输入匹配</translation>
</message>
<message>
<source>Math</source>
<translation>数学</translation>
</message>
<message>
<source>Maxima over windows chosen so that the output has the size you set.</source>
<translation>对窗口取最大值，窗口的选取使输出具有设定的大小。</translation>
</message>
<message>
<source>Maxima over windows drawn at random, which shrink the input by less than a half.</source>
<translation>对随机选取的窗口取最大值，输入缩小不到一半。</translation>
</message>
<message>
<source>Maximum pooling over windows whose places are drawn at random, so that sizes shrink by a ratio that need not be whole. Another draw for every batch acts as a regulariser.</source>
<translation>对位置随机的窗口做最大池化，缩小的比例不必是整数。每个批次重新抽取，起到正则化作用。</translation>
</message>
<message>
<source>Means over windows chosen so that the output has the size you set.</source>
<translation>对窗口取平均，窗口的选取使输出具有设定的大小。</translation>
</message>
<message>
<source>Measure against the label</source>
<translation>与标签比较</translation>
</message>
<message>
<source>Measure how long each node takes, and colour the nodes by it</source>
<translation>测量每个节点耗时多久，并据此上色</translation>
</message>
<message>
<source>Measure the times again</source>
<translation>重新测量时间</translation>
</message>
<message>
<source>Measuring as soon as PyTorch and the data are there…</source>
<translation>PyTorch 和数据就绪后开始测量…</translation>
</message>
<message>
<source>Measuring the runs…</source>
<translation>正在统计训练记录…</translation>
</message>
<message>
<source>Memory</source>
<translation>内存</translation>
</message>
<message>
<source>Mend all {count} of this kind</source>
<translation>修复这一类的全部 {count} 个</translation>
</message>
<message>
<source>Mend {count} problems</source>
<translation>修复 {count} 个问题</translation>
</message>
<message>
<source>Menu</source>
<translation>菜单</translation>
</message>
<message>
<source>Menu (F10)</source>
<translation>菜单 (F10)</translation>
</message>
<message>
<source>Menu of what lies there</source>
<translation>该处内容的菜单</translation>
</message>
<message>
<source>Merge</source>
<translation>合并</translation>
</message>
<message>
<source>Merge &amp;equal blocks</source>
<translation>合并相同的块(&amp;E)</translation>
</message>
<message>
<source>Merge {others} into {kept}</source>
<translation>把 {others} 合并到 {kept}</translation>
</message>
<message>
<source>Mermaid text</source>
<translation>Mermaid 文本</translation>
</message>
<message>
<source>Message</source>
<translation>消息</translation>
</message>
<message>
<source>Middle button or Space + drag</source>
<translation>中键或空格 + 拖动</translation>
</message>
<message>
<source>Middles</source>
<translation>垂直居中</translation>
</message>
<message>
<source>Mixes two values: weight 0 gives the first, weight 1 the second.</source>
<translation>混合两个值：权重 0 给出第一个，权重 1 给出第二个。</translation>
</message>
<message>
<source>MobileNet v2</source>
<translation>MobileNet v2</translation>
</message>
<message>
<source>MobileNet v2's inverted residuals at the size of small images: thin from block to block and wide inside, where each channel is filtered on its own, so that a convolution costs a fraction (after Sandler and others, 2018). Seven such blocks make a network of 122 thousand parameters.</source>
<translation>用于小图像的 MobileNet v2 倒残差：块与块之间窄，块内部宽，块内每个通道单独滤波，因此卷积的代价只是几分之一（依照 Sandler 等，2018）。七个这样的块组成一个有 12.2 万个参数的网络。</translation>
</message>
<message>
<source>MobileNet v3 Large</source>
<translation>MobileNet v3 Large</translation>
</message>
<message>
<source>MobileNet v3 Small</source>
<translation>MobileNet v3 Small</translation>
</message>
<message>
<source>MobileNet-small</source>
<translation>MobileNet-small</translation>
</message>
<message>
<source>Mode</source>
<translation>模式</translation>
</message>
<message>
<source>Mode max goes with neither sparse nor scale_grad_by_freq.</source>
<translation>模式 max 不能与 sparse 或 scale_grad_by_freq 同用。</translation>
</message>
<message>
<source>Model zoo</source>
<translation>模型库</translation>
</message>
<message>
<source>Models</source>
<translation>模型</translation>
</message>
<message>
<source>More colours</source>
<translation>更多颜色</translation>
</message>
<message>
<source>Mostly zeros, the rest normal.</source>
<translation>大部分为零，其余为正态分布。</translation>
</message>
<message>
<source>Mouse on the canvas</source>
<translation>画布上的鼠标</translation>
</message>
<message>
<source>Move a frame</source>
<translation>移动框</translation>
</message>
<message>
<source>Move a note</source>
<translation>移动便签</translation>
</message>
<message>
<source>Move the channels first before {name} (Permute)</source>
<translation>在 {name} 之前把通道移到前面 (Permute)</translation>
</message>
<message>
<source>Move the keyboard from the canvas to the side panel, or back</source>
<translation>把键盘焦点从画布移到侧栏，或移回</translation>
</message>
<message>
<source>Move what is selected</source>
<translation>移动所选内容</translation>
</message>
<message>
<source>Move {count} nodes</source>
<translation>移动 {count} 个节点</translation>
</message>
<message>
<source>Move {name}</source>
<translation>移动 {name}</translation>
</message>
<message>
<source>Move {name} behind {name2}</source>
<translation>把 {name} 移到 {name2} 之后</translation>
</message>
<message>
<source>Move {what}</source>
<translation>移动 {what}</translation>
</message>
<message>
<source>Moves dimensions to other places; the rest keep their order.</source>
<translation>把维度移到别处；其余保持顺序。</translation>
</message>
<message>
<source>Moves every value towards zero by λ, and those within λ of it to zero.</source>
<translation>把每个值向零移动 λ，与零相距不到 λ 的变为零。</translation>
</message>
<message>
<source>Moves values outside a range to its ends, where the gradient is zero.</source>
<translation>把范围之外的值移到端点，那里梯度为零。</translation>
</message>
<message>
<source>Multilayer perceptron</source>
<translation>多层感知机</translation>
</message>
<message>
<source>Multiplies every value by a number.</source>
<translation>把每个值乘以一个数。</translation>
</message>
<message>
<source>Multiplies two values place by place: a gate, an attention map, a mask.</source>
<translation>两个值逐位置相乘：门、注意力图、掩码。</translation>
</message>
<message>
<source>Multiply-accumulates</source>
<translation>乘加次数</translation>
</message>
<message>
<source>Multiply-accumulates for one sample</source>
<translation>一个样本的乘加次数</translation>
</message>
<message>
<source>My blocks</source>
<translation>我的块</translation>
</message>
<message>
<source>Name</source>
<translation>名称</translation>
</message>
<message>
<source>Name of the block</source>
<translation>块的名称</translation>
</message>
<message>
<source>Name of the parameter</source>
<translation>参数的名称</translation>
</message>
<message>
<source>Needs a min, a max, or both.</source>
<translation>需要最小值、最大值，或两者都要。</translation>
</message>
<message>
<source>Needs a sequence of 3 dimensions (N, L, D); received {x}, which has {rank}.</source>
<translation>需要 3 维的序列 (N, L, D)；收到的是 {x}，它有 {rank} 维。</translation>
</message>
<message>
<source>Needs a sequence of 3 dimensions {order}; received {x}, which has {rank}.</source>
<translation>需要 3 维的序列 {order}；收到的是 {x}，它有 {rank} 维。</translation>
</message>
<message>
<source>Needs a size or a scale_factor.</source>
<translation>需要 size 或 scale_factor。</translation>
</message>
<message>
<source>Needs an image with its channels last, (N, H, W, C); received {x}, which has {rank} dimensions.</source>
<translation>需要通道在最后的图像 (N, H, W, C)；收到 {x}，它有 {rank} 维。</translation>
</message>
<message>
<source>Needs an input of 2 dimensions (N, L); received {x}, which has {rank}.</source>
<translation>需要 2 维的输入 (N, L)；收到的是 {x}，它有 {rank} 维。</translation>
</message>
<message>
<source>Needs an input of 2 or 3 dimensions, (N, C) or (N, C, L); received {x}, which has {rank}.</source>
<translation>需要 2 或 3 维的输入 (N, C) 或 (N, C, L)；收到的是 {x}，它有 {rank} 维。</translation>
</message>
<message>
<source>Needs an input of 3 to 5 dimensions, such as (N, C, H, W); received {x}, which has {rank}.</source>
<translation>需要 3 到 5 维的输入，例如 (N, C, H, W)；收到的是 {x}，它有 {rank} 维。</translation>
</message>
<message>
<source>Needs an input of at least 1 dimension; received a single number.</source>
<translation>输入至少需要 1 维；收到的是单个数。</translation>
</message>
<message>
<source>Needs an input of at least {rank} dimensions; received {x}.</source>
<translation>输入至少需要 {rank} 维；收到的是 {x}。</translation>
</message>
<message>
<source>Needs an input of {dims} dimensions {axes}; received {x}, which has {rank}.</source>
<translation>需要 {dims} 维的输入 {axes}；收到的是 {x}，它有 {rank} 维。</translation>
</message>
<message>
<source>Needs an input with a dimension {axis}; received {x}.</source>
<translation>需要有第 {axis} 维的输入；收到的是 {x}。</translation>
</message>
<message>
<source>Needs at least {at_least} inputs; {count_present} connected.</source>
<translation>至少需要 {at_least} 个输入；已连接 {count_present} 个。</translation>
</message>
<message>
<source>Needs inputs of at least 2 dimensions (..., L, E); received {x}.</source>
<translation>输入至少需要 2 维 (..., L, E)；收到的是 {x}。</translation>
</message>
<message>
<source>Needs {needs}; received {received}. Put a Cast to {expected} before it.</source>
<translation>需要{needs}；收到的是{received}。请在它之前放一个到 {expected} 的 Cast。</translation>
</message>
<message>
<source>Needs {what} of 3 dimensions {order}; received {x}, which has {rank}.</source>
<translation>需要 3 维的{what} {order}；收到的是 {x}，它有 {rank} 维。</translation>
</message>
<message>
<source>Negative values are scaled by a learned slope (He et al., 2015).</source>
<translation>负值按学习到的斜率缩放（He 等，2015）。</translation>
</message>
<message>
<source>Negative values are scaled by a slope drawn at random while training.</source>
<translation>训练时，负值按随机抽取的斜率缩放。</translation>
</message>
<message>
<source>Negative values are scaled down instead of dropped.</source>
<translation>负值被缩小而不是丢弃。</translation>
</message>
<message>
<source>Negative values become zero.</source>
<translation>负值变为零。</translation>
</message>
<message>
<source>Negative values run smoothly towards −α, which keeps the mean of activations near zero.</source>
<translation>负值平滑地趋向 −α，使激活值的均值接近零。</translation>
</message>
<message>
<source>Negative values saturate exponentially (Clevert et al., 2016).</source>
<translation>负值按指数饱和（Clevert 等，2016）。</translation>
</message>
<message>
<source>Nesterov momentum needs a momentum above 0 and no dampening; they are {options} and {options2}</source>
<translation>Nesterov 动量要求动量大于 0 且没有阻尼；现在是 {options} 和 {options2}</translation>
</message>
<message>
<source>NetStudio projects</source>
<translation>NetStudio 项目</translation>
</message>
<message>
<source>Network</source>
<translation>网络</translation>
</message>
<message>
<source>Never</source>
<translation>从不</translation>
</message>
<message>
<source>New empty network</source>
<translation>新建空网络</translation>
</message>
<message>
<source>New from a template</source>
<translation>从模板新建</translation>
</message>
<message>
<source>New here? The tour takes two minutes, on this network.</source>
<translation>初次使用？导览只需两分钟，就在这个网络上。</translation>
</message>
<message>
<source>New name</source>
<translation>新名称</translation>
</message>
<message>
<source>New weights</source>
<translation>新权重</translation>
</message>
<message>
<source>Next (Enter)</source>
<translation>下一个 (Enter)</translation>
</message>
<message>
<source>Next of a class</source>
<translation>某类别的下一个</translation>
</message>
<message>
<source>Next p&amp;roblem</source>
<translation>下一个问题(&amp;R)</translation>
</message>
<message>
<source>Next sample</source>
<translation>下一个样本</translation>
</message>
<message>
<source>No class in this file looks like a module.</source>
<translation>此文件中没有看起来像模块的类。</translation>
</message>
<message>
<source>No font of this machine has these letters, which are empty boxes in the picture: {letters}. Install one that does, or write SVG.</source>
<translation>本机没有字体包含这些字符，它们在图中显示为空框：{letters}。请安装包含它们的字体，或导出 SVG。</translation>
</message>
<message>
<source>No layer matches the filter.</source>
<translation>没有符合筛选的层。</translation>
</message>
<message>
<source>No layer matches. Try a shorter word.</source>
<translation>没有匹配的层。试试更短的词。</translation>
</message>
<message>
<source>No layer matches. Try fewer letters, or a word for what it does.</source>
<translation>没有匹配的层。试试少输几个字母，或输入它的用途。</translation>
</message>
<message>
<source>No layer of this project has a parameter “{name}”.</source>
<translation>本项目没有层带参数“{name}”。</translation>
</message>
<message>
<source>No loss reads {name}: what leads only there learns nothing.</source>
<translation>没有损失读取 {name}：只通向那里的部分什么也学不到。</translation>
</message>
<message>
<source>No model of {zoo} has “{words}” in its name.</source>
<translation>{zoo} 中没有名称含“{words}”的模型。</translation>
</message>
<message>
<source>No node matches.</source>
<translation>没有匹配的节点。</translation>
</message>
<message>
<source>No preset matches.</source>
<translation>没有匹配的预设。</translation>
</message>
<message>
<source>No problems</source>
<translation>没有问题</translation>
</message>
<message>
<source>No run uses these weights: {names}.</source>
<translation>没有任何一次运行用到这些权重：{names}。</translation>
</message>
<message>
<source>No setting has these words.</source>
<translation>没有含这些字的设置。</translation>
</message>
<message>
<source>No shortcut matches.</source>
<translation>没有匹配的快捷键。</translation>
</message>
<message>
<source>No two blocks are defined alike.</source>
<translation>没有两个块的定义相同。</translation>
</message>
<message>
<source>No white ground behind the drawing</source>
<translation>图后没有白色背景</translation>
</message>
<message>
<source>Nobody looks at “{kind}”.</source>
<translation>没有谁能查看“{kind}”。</translation>
</message>
<message>
<source>Nodes</source>
<translation>节点</translation>
</message>
<message>
<source>Nodes line up with each other.</source>
<translation>节点彼此对齐。</translation>
</message>
<message>
<source>None</source>
<translation>无</translation>
</message>
<message>
<source>None: new weights</source>
<translation>无：新权重</translation>
</message>
<message>
<source>Normal, as wide as keeps signals alive both ways through tanh (Glorot, 2010).</source>
<translation>正态分布，其宽度使信号经过 tanh 后在两个方向上都不消失（Glorot，2010）。</translation>
</message>
<message>
<source>Normal, as wide as keeps signals alive through ReLU (He, 2015).</source>
<translation>正态分布，其宽度使信号经过 ReLU 后不消失（He，2015）。</translation>
</message>
<message>
<source>Normalisation</source>
<translation>归一化</translation>
</message>
<message>
<source>Normalises each channel of each sample by itself.</source>
<translation>对每个样本的每个通道单独归一化。</translation>
</message>
<message>
<source>Normalises each channel over the batch, then scales and shifts it.</source>
<translation>在批次上对每个通道归一化，再缩放和平移。</translation>
</message>
<message>
<source>Normalises groups of channels of each sample, whatever the batch size.</source>
<translation>对每个样本的通道分组归一化，与批大小无关。</translation>
</message>
<message>
<source>Normalises the channels at each place of an image, then scales and shifts them.</source>
<translation>对图像每个位置的各通道做归一化，再缩放和平移。</translation>
</message>
<message>
<source>Normalises the features of each position, then scales and shifts them.</source>
<translation>对每个位置的特征归一化，再缩放和平移。</translation>
</message>
<message>
<source>Normalises the last {count} dimensions; received {x}, which has {rank}.</source>
<translation>对最后 {count} 维做归一化；收到的是 {x}，它有 {rank} 维。</translation>
</message>
<message>
<source>Normalises the values of each {what}, of which {x} has only one.</source>
<translation>对每个{what}的值做归一化，而 {x} 只有一个。</translation>
</message>
<message>
<source>Not compared with the original.</source>
<translation>未与原模型比较。</translation>
</message>
<message>
<source>Not now</source>
<translation>暂不</translation>
</message>
<message>
<source>Not saved yet</source>
<translation>尚未保存</translation>
</message>
<message>
<source>Not shown</source>
<translation>未能证明</translation>
</message>
<message>
<source>Not the same network: {problem} ({mode} mode, {sizes}).</source>
<translation>不是同一个网络：{problem}（{mode} 模式，{sizes}）。</translation>
</message>
<message>
<source>Not the same network: {reason}</source>
<translation>不是同一个网络：{reason}</translation>
</message>
<message>
<source>Not written</source>
<translation>未写入</translation>
</message>
<message>
<source>Note</source>
<translation>便签</translation>
</message>
<message>
<source>Nothing</source>
<translation>无</translation>
</message>
<message>
<source>Nothing feeds the input “{node_id}”; name a data field for it in the recipe.</source>
<translation>没有任何东西送入输入“{node_id}”；请在训练配置中为它指定数据字段。</translation>
</message>
<message>
<source>Nothing has been noted yet.</source>
<translation>还没有记录。</translation>
</message>
<message>
<source>Nothing here takes {shape}; Tab adds a layer.</source>
<translation>这里没有能接受 {shape} 的；按 Tab 添加层。</translation>
</message>
<message>
<source>Nothing in the network can learn: {what}.</source>
<translation>网络中没有任何可学习的东西：{what}。</translation>
</message>
<message>
<source>Nothing in this graph costs any.</source>
<translation>此图中没有任何开销。</translation>
</message>
<message>
<source>Nothing is called so. Try fewer letters.</source>
<translation>没有这个名称。试试少输几个字母。</translation>
</message>
<message>
<source>Nothing is connected to port {port} of “{name}”.</source>
<translation>没有任何东西连到“{name}”的端口 {port}。</translation>
</message>
<message>
<source>Nothing is connected to port {wire} of “{name}”.</source>
<translation>没有任何东西连到“{name}”的端口 {wire}。</translation>
</message>
<message>
<source>Nothing is connected to the input of “{name}”.</source>
<translation>没有任何东西连到“{name}”的输入。</translation>
</message>
<message>
<source>Nothing is connected to the output “{name}”.</source>
<translation>没有任何东西连到输出“{name}”。</translation>
</message>
<message>
<source>Nothing is connected to this output.</source>
<translation>没有任何东西连到这个输出。</translation>
</message>
<message>
<source>Nothing is connected to {where}.</source>
<translation>没有任何东西连到{where}。</translation>
</message>
<message>
<source>Nothing is connected to “{name}”, which is bypassed.</source>
<translation>没有任何东西连到被旁路的“{name}”。</translation>
</message>
<message>
<source>Nothing is connected yet.</source>
<translation>还没有连接任何东西。</translation>
</message>
<message>
<source>Nothing is declared: a run finds it out, where it can.</source>
<translation>未作声明：能运行时由运行得出。</translation>
</message>
<message>
<source>Nothing is fed to {name}: the data has one image a sample.</source>
<translation>没有任何东西送入 {name}：数据每个样本只有一幅图像。</translation>
</message>
<message>
<source>Nothing is found.</source>
<translation>什么也没找到。</translation>
</message>
<message>
<source>Nothing is known of the shape that reaches {name} ({reason}), so that {names} cannot follow from it; set {names} yourself.</source>
<translation>到达 {name} 的形状未知（{reason}），无法由此得出 {names}；请自行设定 {names}。</translation>
</message>
<message>
<source>Nothing is left: {shape} {how} becomes {size}; received {x}.</source>
<translation>什么也没有剩下：{shape} {how} 变成 {size}；收到的是 {x}。</translation>
</message>
<message>
<source>Nothing is selected; select the nodes that the block is made of.</source>
<translation>没有选中任何内容；请选择组成块的节点。</translation>
</message>
<message>
<source>Nothing is wrong on the canvas.</source>
<translation>画布上没有问题。</translation>
</message>
<message>
<source>Nothing may follow `return`.</source>
<translation>`return` 之后不能再有语句。</translation>
</message>
<message>
<source>Nothing opened yet</source>
<translation>还没有打开过文件</translation>
</message>
<message>
<source>Nothing that fits here matches.</source>
<translation>没有接得上的匹配项。</translation>
</message>
<message>
<source>Nothing that fits is called “{typed}”.</source>
<translation>匹配的端口中没有叫“{typed}”的。</translation>
</message>
<message>
<source>Nothing to sum up yet: add a layer.</source>
<translation>还没有可汇总的：请添加层。</translation>
</message>
<message>
<source>Nothing was written.</source>
<translation>没有写入任何内容。</translation>
</message>
<message>
<source>Nudge</source>
<translation>微移</translation>
</message>
<message>
<source>Nudge further</source>
<translation>大步微移</translation>
</message>
<message>
<source>Number of test images; by default as many as suit the size.</source>
<translation>测试图像的数量；默认取适合该尺寸的数量。</translation>
</message>
<message>
<source>Number of training images; by default as many as suit the size.</source>
<translation>训练图像的数量；默认取适合该尺寸的数量。</translation>
</message>
<message>
<source>Number of {what} images; by default as many as suit the size.</source>
<translation>{what}图像的数量；默认取适合该尺寸的数量。</translation>
</message>
<message>
<source>ONNX file</source>
<translation>ONNX 文件</translation>
</message>
<message>
<source>ONNX files</source>
<translation>ONNX 文件</translation>
</message>
<message>
<source>ONNX files need the package {missing}; install it with pip install "netstudio[onnx]".</source>
<translation>ONNX 文件需要软件包 {missing}；请用 pip install "netstudio[onnx]" 安装。</translation>
</message>
<message>
<source>ONNX model</source>
<translation>ONNX 模型</translation>
</message>
<message>
<source>One dimension becomes several.</source>
<translation>一个维度拆为多个。</translation>
</message>
<message>
<source>One dimension.</source>
<translation>其中一个维度。</translation>
</message>
<message>
<source>One index of a dimension, which goes: a time step, a channel, the class token.</source>
<translation>取维度的一个索引，该维消失：一个时间步、一个通道、类别标记。</translation>
</message>
<message>
<source>One key trains the network on handwritten digits: {key}. The same key pauses.</source>
<translation>按一个键就能用手写数字训练网络：{key}。再按一次暂停。</translation>
</message>
<message>
<source>One number for all {count} dimensions, or {example}.</source>
<translation>一个数用于全部 {count} 维，或写作 {example}。</translation>
</message>
<message>
<source>One of</source>
<translation>可选值</translation>
</message>
<message>
<source>One over each value.</source>
<translation>每个值的倒数。</translation>
</message>
<message>
<source>One over each value; infinite at zero.</source>
<translation>每个值的倒数；在零处为无穷大。</translation>
</message>
<message>
<source>One over the square root.</source>
<translation>平方根的倒数。</translation>
</message>
<message>
<source>One over the square root; for positive values only.</source>
<translation>平方根的倒数；仅用于正值。</translation>
</message>
<message>
<source>Ones everywhere: what comes in stays.</source>
<translation>全部为一：输入保持不变。</translation>
</message>
<message>
<source>Only a tensor can be filled.</source>
<translation>只能填充张量。</translation>
</message>
<message>
<source>Only a value with several outputs can be unpacked.</source>
<translation>只有带多个输出的值才能拆开。</translation>
</message>
<message>
<source>Only attributes of `self` and plain names can be set.</source>
<translation>只能给 `self` 的属性和普通名称赋值。</translation>
</message>
<message>
<source>Only files of this computer can be dropped here.</source>
<translation>只能拖入本机的文件。</translation>
</message>
<message>
<source>Only in evaluation</source>
<translation>仅在评估时</translation>
</message>
<message>
<source>Only in training</source>
<translation>仅在训练时</translation>
</message>
<message>
<source>Only plain names can be assigned in `forward`.</source>
<translation>`forward` 中只能给普通名称赋值。</translation>
</message>
<message>
<source>Only tensors and tuples have items.</source>
<translation>只有张量和元组才有元素。</translation>
</message>
<message>
<source>Only the network itself may return a dict; a class that it uses returns a tensor or a tuple.</source>
<translation>只有网络本身可以返回字典；它使用的类返回张量或元组。</translation>
</message>
<message>
<source>Only values of one shape can be stacked: {head} and {value} are not.</source>
<translation>只有形状相同的值才能堆叠：{head} 与 {value} 不同。</translation>
</message>
<message>
<source>Only where {condition}</source>
<translation>仅当 {condition} 时</translation>
</message>
<message>
<source>Open</source>
<translation>打开</translation>
</message>
<message>
<source>Open &amp;blocks</source>
<translation>展开模块(&amp;B)</translation>
</message>
<message>
<source>Open &amp;folder</source>
<translation>打开文件夹(&amp;F)</translation>
</message>
<message>
<source>Open &amp;preset</source>
<translation>打开预设(&amp;P)</translation>
</message>
<message>
<source>Open &amp;recent</source>
<translation>打开最近的文件(&amp;R)</translation>
</message>
<message>
<source>Open a copy beside this window</source>
<translation>在此窗口旁打开一份副本</translation>
</message>
<message>
<source>Open a copy in this window (Enter)</source>
<translation>在此窗口打开一份副本 (Enter)</translation>
</message>
<message>
<source>Open a file…</source>
<translation>打开文件…</translation>
</message>
<message>
<source>Open a preset</source>
<translation>打开预设</translation>
</message>
<message>
<source>Open a project</source>
<translation>打开项目</translation>
</message>
<message>
<source>Open a project file</source>
<translation>打开项目文件</translation>
</message>
<message>
<source>Open a project file beside this one</source>
<translation>在旁边打开一个项目文件</translation>
</message>
<message>
<source>Open another window</source>
<translation>再打开一个窗口</translation>
</message>
<message>
<source>Open block: {name}</source>
<translation>打开块：{name}</translation>
</message>
<message>
<source>Open in a new window</source>
<translation>在新窗口打开</translation>
</message>
<message>
<source>Open in new &amp;window…</source>
<translation>在新窗口中打开(&amp;W)…</translation>
</message>
<message>
<source>Open preset: {title}</source>
<translation>打开预设：{title}</translation>
</message>
<message>
<source>Open recent: {name}</source>
<translation>打开最近：{name}</translation>
</message>
<message>
<source>Open the block</source>
<translation>打开块</translation>
</message>
<message>
<source>Open the menu</source>
<translation>打开菜单</translation>
</message>
<message>
<source>Open with pretrained weights</source>
<translation>带预训练权重打开</translation>
</message>
<message>
<source>Open {block}</source>
<translation>打开 {block}</translation>
</message>
<message>
<source>Open “{name}”</source>
<translation>打开“{name}”</translation>
</message>
<message>
<source>Operation</source>
<translation>操作</translation>
</message>
<message>
<source>Optimizer</source>
<translation>优化器</translation>
</message>
<message>
<source>Orange</source>
<translation>橙色</translation>
</message>
<message>
<source>Order</source>
<translation>顺序</translation>
</message>
<message>
<source>Output</source>
<translation>输出</translation>
</message>
<message>
<source>Output channels for each input channel.</source>
<translation>每个输入通道对应的输出通道数。</translation>
</message>
<message>
<source>Outputs differ by</source>
<translation>输出差异</translation>
</message>
<message>
<source>Over copies of one block, a loop is written `for layer in self.layers: x = layer(x)`.</source>
<translation>遍历同一模块的副本时，循环写作 `for layer in self.layers: x = layer(x)`。</translation>
</message>
<message>
<source>Overwrite “{name}”?</source>
<translation>覆盖“{name}”？</translation>
</message>
<message>
<source>Padding</source>
<translation>填充</translation>
</message>
<message>
<source>Pages</source>
<translation>页面</translation>
</message>
<message>
<source>Pan</source>
<translation>平移</translation>
</message>
<message>
<source>Panels</source>
<translation>面板</translation>
</message>
<message>
<source>Paper, {year}</source>
<translation>论文，{year}</translation>
</message>
<message>
<source>Parameter co&amp;unts</source>
<translation>参数量(&amp;U)</translation>
</message>
<message>
<source>Parameters</source>
<translation>参数</translation>
</message>
<message>
<source>Parameters that training changes: those that are not frozen</source>
<translation>训练会改变的参数：未冻结的参数</translation>
</message>
<message>
<source>Partly undoes a maximum pooling: each value goes back to the place where the pooling layer, with return_indices on, found it; all other places become zero.</source>
<translation>部分还原最大池化：每个值回到开启 return_indices 的池化层找到它的位置；其他位置都为零。</translation>
</message>
<message>
<source>Parts of a chosen size along a dimension.</source>
<translation>沿一个维度按所选大小分份。</translation>
</message>
<message>
<source>Parts that become custom nodes, by path or class, divided by commas: what no graph can hold, such as a loop that depends on the data.</source>
<translation>会成为自定义节点的部分，按路径或类名给出，用逗号分隔：图无法表达的内容，例如取决于数据的循环。</translation>
</message>
<message>
<source>Passes over the training images.</source>
<translation>遍历训练图像的次数。</translation>
</message>
<message>
<source>Paste</source>
<translation>粘贴</translation>
</message>
<message>
<source>Path of the open block</source>
<translation>打开的块的路径</translation>
</message>
<message>
<source>Paused · {place} · step {step}</source>
<translation>已暂停 · {place} · 第 {step} 步</translation>
</message>
<message>
<source>Pin to {value}</source>
<translation>固定为 {value}</translation>
</message>
<message>
<source>Pin: hold this value whatever the input is</source>
<translation>固定：不管输入如何都保持这个值</translation>
</message>
<message>
<source>Pink</source>
<translation>粉色</translation>
</message>
<message>
<source>Pixels in a row before {name} (Flatten from dimension 2)</source>
<translation>在 {name} 之前把像素排成一行（从第 2 维起 Flatten）</translation>
</message>
<message>
<source>Places along a side of a window.</source>
<translation>窗口一边的位置数。</translation>
</message>
<message>
<source>Places become channels: the inverse of PixelShuffle.</source>
<translation>位置变为通道：PixelShuffle 的逆操作。</translation>
</message>
<message>
<source>Plots</source>
<translation>图表</translation>
</message>
<message>
<source>Pool the inputs of {name} to {smallest}</source>
<translation>把 {name} 的各输入池化到 {smallest}</translation>
</message>
<message>
<source>Pool to {side}×{side} and flatten before {name}</source>
<translation>在 {name} 之前池化到 {side}×{side} 并展平</translation>
</message>
<message>
<source>Pool to {side}×{side} before {name} (AdaptiveAvgPool2d)</source>
<translation>在 {name} 之前池化到 {side}×{side} (AdaptiveAvgPool2d)</translation>
</message>
<message>
<source>Pooled away</source>
<translation>池化殆尽</translation>
</message>
<message>
<source>Pooling</source>
<translation>池化</translation>
</message>
<message>
<source>Positive values that sum to one along a dimension.</source>
<translation>沿一个维度总和为一的正值。</translation>
</message>
<message>
<source>Pre&amp;vious problem</source>
<translation>上一个问题(&amp;V)</translation>
</message>
<message>
<source>Predict on an image</source>
<translation>对图像预测</translation>
</message>
<message>
<source>Presets</source>
<translation>预设</translation>
</message>
<message>
<source>Presets &amp;gallery</source>
<translation>预设库(&amp;G)</translation>
</message>
<message>
<source>Press Ctrl+R to train</source>
<translation>按 Ctrl+R 开始训练</translation>
</message>
<message>
<source>Pretrained weights</source>
<translation>预训练权重</translation>
</message>
<message>
<source>Pretrained weights are downloaded once, and kept</source>
<translation>预训练权重只下载一次并保留</translation>
</message>
<message>
<source>Preview</source>
<translation>预览</translation>
</message>
<message>
<source>Previous (Shift+Enter)</source>
<translation>上一个 (Shift+Enter)</translation>
</message>
<message>
<source>Previous sample</source>
<translation>上一个样本</translation>
</message>
<message>
<source>Probability of a zero among the weights, while training.</source>
<translation>训练时注意力权重置零的概率。</translation>
</message>
<message>
<source>Probability of a zero between layers, while training.</source>
<translation>训练时各层之间置零的概率。</translation>
</message>
<message>
<source>Probability of a zero, while training.</source>
<translation>训练时置零的概率。</translation>
</message>
<message>
<source>Probability of a zero.</source>
<translation>置零的概率。</translation>
</message>
<message>
<source>Problem</source>
<translation>问题</translation>
</message>
<message>
<source>Problem {place} of {total}</source>
<translation>问题 {place}/{total}</translation>
</message>
<message>
<source>Problems</source>
<translation>问题</translation>
</message>
<message>
<source>Problems and repairs</source>
<translation>问题与修复</translation>
</message>
<message>
<source>Progress</source>
<translation>进度</translation>
</message>
<message>
<source>Projects and models</source>
<translation>项目和模型</translation>
</message>
<message>
<source>Projects that are there keep the device they name.</source>
<translation>已有项目保持其指定的设备。</translation>
</message>
<message>
<source>Promote to the block parameter {name}</source>
<translation>提升为块参数 {name}</translation>
</message>
<message>
<source>Promote {argument} of {member} to {parameter}</source>
<translation>把 {member} 的 {argument} 提升为 {parameter}</translation>
</message>
<message>
<source>Proved but for rounding: with random weights, outputs and gradients differ by at most {difference} in {cases} ({sizes}).</source>
<translation>除舍入误差外已证明：使用随机权重，在{cases}（{sizes}）中，输出和梯度的差异最多为 {difference}。</translation>
</message>
<message>
<source>Proved: with random weights, outputs and gradients are the same to the last bit in {cases} ({sizes}).</source>
<translation>已证明：使用随机权重，在{cases}（{sizes}）中，输出和梯度逐位相同。</translation>
</message>
<message>
<source>Pulls weights towards zero (L2 penalty).</source>
<translation>把权重拉向零（L2 惩罚）。</translation>
</message>
<message>
<source>Purple to orange</source>
<translation>紫到橙</translation>
</message>
<message>
<source>Put a frame around</source>
<translation>在四周加框</translation>
</message>
<message>
<source>Put a frame with a title around the selected nodes, or an empty one</source>
<translation>在所选节点四周加带标题的框，或加空框</translation>
</message>
<message>
<source>Put activations, normalisation and dropout into the box of the layer before them</source>
<translation>把激活、归一化和 dropout 放进前一层的方框</translation>
</message>
<message>
<source>Put the cursor where it is wrong</source>
<translation>将光标移到出错处</translation>
</message>
<message>
<source>Put what a block is made of in its place</source>
<translation>用块的内容代替块</translation>
</message>
<message>
<source>Puts a learned vector before a sequence. What attention gathers there stands for the whole sequence, and a classifier reads it off.</source>
<translation>在序列前放一个学习到的向量。注意力汇集到那里的内容代表整个序列，由分类器读出。</translation>
</message>
<message>
<source>Puts a learned vector before a sequence: (N, L, D) becomes (N, L + 1, D).</source>
<translation>在序列前放一个学习到的向量：(N, L, D) 变为 (N, L + 1, D)。</translation>
</message>
<message>
<source>Puts each value where a MaxPool with return_indices found it; the rest is zero.</source>
<translation>把每个值放回带 return_indices 的 MaxPool 找到它的位置；其余为零。</translation>
</message>
<message>
<source>Puts in a new dimension of size 1.</source>
<translation>插入一个大小为 1 的新维度。</translation>
</message>
<message>
<source>Puts the dimensions in another order: channels last, sequences first.</source>
<translation>把维度换一种顺序：通道在后，序列在前。</translation>
</message>
<message>
<source>Puts the features of each 2×2 places one after the other, normalises them, and maps them to twice as many as one place had: what a convolution with stride 2 is elsewhere.</source>
<translation>把每 2×2 个位置的特征依次相连，归一化，再映射为单个位置特征数的两倍：相当于别处步幅为 2 的卷积。</translation>
</message>
<message>
<source>Puts values end to end along a dimension, by default the channels; all other sizes must agree.</source>
<translation>沿一个维度（默认通道）首尾相接；其余大小必须一致。</translation>
</message>
<message>
<source>Puts values of one shape side by side along a new dimension.</source>
<translation>把形状相同的值沿新维度并排。</translation>
</message>
<message>
<source>Puts windows back into an image and adds up where they overlap: the reverse of Unfold, though not its inverse.</source>
<translation>把窗口放回图像，重叠处相加：与 Unfold 方向相反，但不是它的逆。</translation>
</message>
<message>
<source>Puts windows back into an image, and adds up where they overlap.</source>
<translation>把窗口放回图像，重叠处相加。</translation>
</message>
<message>
<source>PyTorch documentation</source>
<translation>PyTorch 文档</translation>
</message>
<message>
<source>PyTorch is not loaded yet, so that there are no weights.</source>
<translation>PyTorch 尚未载入，因此没有权重。</translation>
</message>
<message>
<source>PyTorch is still being loaded; try again in a moment.</source>
<translation>PyTorch 仍在加载；请稍后再试。</translation>
</message>
<message>
<source>PyTorch's default</source>
<translation>PyTorch 默认</translation>
</message>
<message>
<source>PyTorch’s own page</source>
<translation>PyTorch 的文档页面</translation>
</message>
<message>
<source>Python file</source>
<translation>Python 文件</translation>
</message>
<message>
<source>Python files</source>
<translation>Python 文件</translation>
</message>
<message>
<source>Python {python}, Qt {qt}.</source>
<translation>Python {python}，Qt {qt}。</translation>
</message>
<message>
<source>RMSprop</source>
<translation>RMSprop</translation>
</message>
<message>
<source>RNN on rows</source>
<translation>按行读取的 RNN</translation>
</message>
<message>
<source>Raises every value to a power; of negative values only whole powers exist.</source>
<translation>对每个值求幂；负值只有整数次幂。</translation>
</message>
<message>
<source>Random sample</source>
<translation>随机样本</translation>
</message>
<message>
<source>Re&amp;name</source>
<translation>重命名(&amp;N)</translation>
</message>
<message>
<source>Re&amp;name project…</source>
<translation>重命名项目(&amp;N)…</translation>
</message>
<message>
<source>Re&amp;vert to saved</source>
<translation>还原到已保存(&amp;V)</translation>
</message>
<message>
<source>ReLU that stops at 6 (MobileNet).</source>
<translation>到 6 为止的 ReLU（MobileNet）。</translation>
</message>
<message>
<source>Read the first output</source>
<translation>读取第一个输出</translation>
</message>
<message>
<source>Read the paper</source>
<translation>阅读论文</translation>
</message>
<message>
<source>Reading pictures</source>
<translation>正在读取图片</translation>
</message>
<message>
<source>Reading “{name}” again would make {count} change here:</source>
<translation>重新读取“{name}”会在这里改变 {count} 处：</translation>
</message>
<message>
<source>Reading “{name}” again would make {count} changes here:</source>
<translation>重新读取“{name}”会在这里改变 {count} 处：</translation>
</message>
<message>
<source>Reads a digit row by row, from top to bottom, with a long short-term memory; the state behind the last row names the digit (Hochreiter and Schmidhuber, 1997).</source>
<translation>用长短期记忆网络从上到下逐行读取数字；最后一行之后的状态说出是哪个数字（Hochreiter 和 Schmidhuber，1997）。</translation>
</message>
<message>
<source>Reads a digit row by row, from top to bottom, with an Elman network; the state behind the last row names the digit (Elman, 1990).</source>
<translation>用 Elman 网络从上到下逐行读取数字；最后一行之后的状态说出是哪个数字（Elman，1990）。</translation>
</message>
<message>
<source>Reads a sequence step by step and keeps a state, which each step computes anew from the input and the state before. Gradients through many steps fade or explode.</source>
<translation>逐步读取序列并维护一个状态，每一步由输入和上一状态重新算出。梯度经过许多步会消失或爆炸。</translation>
</message>
<message>
<source>Ready · {count} epoch of {data}</source>
<translation>就绪 · {count} 轮 {data}</translation>
</message>
<message>
<source>Ready · {count} epochs of {data}</source>
<translation>就绪 · {count} 轮 {data}</translation>
</message>
<message>
<source>Rearranges groups of r² channels into squares of r × r places: an image r times larger, whose details the layer before has computed as channels.</source>
<translation>把每组 r² 个通道重排成 r × r 的方块：图像放大 r 倍，细节由前一层作为通道算出。</translation>
</message>
<message>
<source>Recent files</source>
<translation>最近的文件</translation>
</message>
<message>
<source>Recording {source}</source>
<translation>正在记录 {source}</translation>
</message>
<message>
<source>Recurrent</source>
<translation>循环</translation>
</message>
<message>
<source>Red</source>
<translation>红色</translation>
</message>
<message>
<source>Redo</source>
<translation>重做</translation>
</message>
<message>
<source>Redraw while training</source>
<translation>训练时重绘</translation>
</message>
<message>
<source>Reduce motion</source>
<translation>减少动画</translation>
</message>
<message>
<source>Reduces each channel to its largest value, whatever the size of the input: one number a feature, for a classifier to weigh.</source>
<translation>不论输入多大，都把每个通道归约为最大值：每个特征一个数，供分类器加权。</translation>
</message>
<message>
<source>Reduces each channel to its mean, whatever the size of the input: one number a feature, for a classifier to weigh.</source>
<translation>不论输入多大，都把每个通道归约为平均值：每个特征一个数，供分类器加权。</translation>
</message>
<message>
<source>Reduction</source>
<translation>归约</translation>
</message>
<message>
<source>Reload</source>
<translation>重新载入</translation>
</message>
<message>
<source>Reload “{name}”</source>
<translation>重新载入“{name}”</translation>
</message>
<message>
<source>Remember this view</source>
<translation>记住此视图</translation>
</message>
<message>
<source>Remember this view as {slot}</source>
<translation>把此视图记为 {slot}</translation>
</message>
<message>
<source>Remember view {slot}</source>
<translation>记住视图 {slot}</translation>
</message>
<message>
<source>Remembered views</source>
<translation>记住的视图</translation>
</message>
<message>
<source>Remove old runs; what goes is said first</source>
<translation>移除旧的训练记录；会先说明移除什么</translation>
</message>
<message>
<source>Remove the dot</source>
<translation>移除折点</translation>
</message>
<message>
<source>Remove the last</source>
<translation>移除最后一个</translation>
</message>
<message>
<source>Remove the parameter from {block}</source>
<translation>从 {block} 移除该参数</translation>
</message>
<message>
<source>Remove {count} run for good?</source>
<translation>永久移除 {count} 次训练吗？</translation>
</message>
<message>
<source>Remove {count} runs for good?</source>
<translation>永久移除 {count} 次训练吗？</translation>
</message>
<message>
<source>Remove {names}</source>
<translation>移除 {names}</translation>
</message>
<message>
<source>Remove {name}</source>
<translation>移除 {name}</translation>
</message>
<message>
<source>Remove {name} and train with cross-entropy</source>
<translation>移除 {name}，并用交叉熵训练</translation>
</message>
<message>
<source>Remove {name} from block {block}</source>
<translation>从块 {block} 移除 {name}</translation>
</message>
<message>
<source>Remove {name}; its default takes its place</source>
<translation>移除 {name}；改用它的默认值</translation>
</message>
<message>
<source>Removed</source>
<translation>移除</translation>
</message>
<message>
<source>Rename</source>
<translation>重命名</translation>
</message>
<message>
<source>Rename a block of my library</source>
<translation>重命名库中的块</translation>
</message>
<message>
<source>Rename a frame</source>
<translation>重命名框</translation>
</message>
<message>
<source>Rename block {block} to {name}</source>
<translation>把块 {block} 重命名为 {name}</translation>
</message>
<message>
<source>Rename the project</source>
<translation>重命名项目</translation>
</message>
<message>
<source>Rename {block}…</source>
<translation>重命名 {block}…</translation>
</message>
<message>
<source>Rename {name} to {near}</source>
<translation>把 {name} 改为 {near}</translation>
</message>
<message>
<source>Rename {old} of block {block} to {new}</source>
<translation>把块 {block} 的 {old} 重命名为 {new}</translation>
</message>
<message>
<source>Rename {old} to {name}</source>
<translation>将 {old} 重命名为 {name}</translation>
</message>
<message>
<source>Rename {old} to {new}</source>
<translation>把 {old} 重命名为 {new}</translation>
</message>
<message>
<source>Rename…</source>
<translation>重命名…</translation>
</message>
<message>
<source>Repeats the values at the edge outwards.</source>
<translation>把边缘的值向外重复。</translation>
</message>
<message>
<source>Replaces every value that is not above a threshold by a number of your choice.</source>
<translation>把所有不大于阈值的值替换为所选的数。</translation>
</message>
<message>
<source>ResNeXt-50 (32×4d)</source>
<translation>ResNeXt-50 (32×4d)</translation>
</message>
<message>
<source>ResNet-101</source>
<translation>ResNet-101</translation>
</message>
<message>
<source>ResNet-152</source>
<translation>ResNet-152</translation>
</message>
<message>
<source>ResNet-18</source>
<translation>ResNet-18</translation>
</message>
<message>
<source>ResNet-18 with more blocks a stage: three, four, six and three (He and others, 2015). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>每个阶段块数更多的 ResNet-18：三、四、六、三（He 等，2015）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>ResNet-20 for CIFAR-10</source>
<translation>用于 CIFAR-10 的 ResNet-20</translation>
</message>
<message>
<source>ResNet-34</source>
<translation>ResNet-34</translation>
</message>
<message>
<source>ResNet-50</source>
<translation>ResNet-50</translation>
</message>
<message>
<source>ResNet-50 whose 3×3 convolutions work in 32 groups of four channels: more paths rather than more depth (Xie and others, 2017). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>3×3 卷积分成 32 组、每组四个通道的 ResNet-50：用更多路径代替更大深度（Xie 等，2017）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>ResNet-50 with twenty-three blocks in its third stage (He and others, 2015). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>第三阶段有二十三个块的 ResNet-50（He 等，2015）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>ResNet-50 with twice the channels in the middle of each block: wider rather than deeper (Zagoruyko and Komodakis, 2016). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>每个块中间通道数加倍的 ResNet-50：更宽而不是更深（Zagoruyko 与 Komodakis，2016）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>Reset all to defaults</source>
<translation>全部恢复默认值</translation>
</message>
<message>
<source>Reset the options of {name}</source>
<translation>重置 {name} 的选项</translation>
</message>
<message>
<source>Reset to the default, {value}</source>
<translation>重置为默认值 {value}</translation>
</message>
<message>
<source>Reset to {value}</source>
<translation>重置为{value}</translation>
</message>
<message>
<source>Reset view</source>
<translation>重置视图</translation>
</message>
<message>
<source>Reset {name} ({default})</source>
<translation>重置 {name}（{default}）</translation>
</message>
<message>
<source>Residual network</source>
<translation>残差网络</translation>
</message>
<message>
<source>Resize a frame</source>
<translation>调整框的大小</translation>
</message>
<message>
<source>Resize a note</source>
<translation>调整便签的大小</translation>
</message>
<message>
<source>Resize the images of {name} to {size}×{size}</source>
<translation>把 {name} 的图像缩放到 {size}×{size}</translation>
</message>
<message>
<source>Restore</source>
<translation>恢复</translation>
</message>
<message>
<source>Return a tuple</source>
<translation>返回元组</translation>
</message>
<message>
<source>Return {name} as “{key}”</source>
<translation>以“{key}”返回 {name}</translation>
</message>
<message>
<source>Revert to saved</source>
<translation>还原到已保存</translation>
</message>
<message>
<source>Right</source>
<translation>右对齐</translation>
</message>
<message>
<source>Right button</source>
<translation>右键</translation>
</message>
<message>
<source>Right on ImageNet</source>
<translation>ImageNet 正确率</translation>
</message>
<message>
<source>Room for its output for one sample; a block's is that of all inside</source>
<translation>一个样本的输出所占内存；块为其内部之和</translation>
</message>
<message>
<source>Rows that are at right angles to each other, so that lengths stay (Saxe, 2014).</source>
<translation>各行互相正交，使长度保持不变（Saxe，2014）。</translation>
</message>
<message>
<source>Run</source>
<translation>训练</translation>
</message>
<message>
<source>Run the file without this program, and look whether it computes the same</source>
<translation>脱离本程序运行该文件，看其计算结果是否相同</translation>
</message>
<message>
<source>Run the source and the original with the same random weights, in another process</source>
<translation>在另一个进程中用相同的随机权重运行源代码和原模型</translation>
</message>
<message>
<source>Runs to keep</source>
<translation>保留的训练次数</translation>
</message>
<message>
<source>S&amp;tart page</source>
<translation>起始页(&amp;T)</translation>
</message>
<message>
<source>S&amp;top</source>
<translation>停止(&amp;T)</translation>
</message>
<message>
<source>SGD</source>
<translation>SGD</translation>
</message>
<message>
<source>Safetensors files</source>
<translation>Safetensors 文件</translation>
</message>
<message>
<source>Sample</source>
<translation>样本</translation>
</message>
<message>
<source>Samples move into other rows: {x} has {features} values a sample, {wanted} takes {product}, so a batch of N becomes {rows}.</source>
<translation>样本会移到别的行：{x} 每个样本有 {features} 个值，而 {wanted} 取 {product} 个，于是 N 个样本的批次变成 {rows} 行。</translation>
</message>
<message>
<source>Save &amp;as…</source>
<translation>另存为(&amp;A)…</translation>
</message>
<message>
<source>Save a &amp;copy…</source>
<translation>保存副本(&amp;C)…</translation>
</message>
<message>
<source>Save a copy of the project</source>
<translation>保存项目的副本</translation>
</message>
<message>
<source>Save as PNG…</source>
<translation>另存为 PNG…</translation>
</message>
<message>
<source>Save as SVG…</source>
<translation>另存为 SVG…</translation>
</message>
<message>
<source>Save as…</source>
<translation>另存为…</translation>
</message>
<message>
<source>Save it again</source>
<translation>重新保存</translation>
</message>
<message>
<source>Save over the changes of another program?</source>
<translation>要覆盖其他程序的更改吗？</translation>
</message>
<message>
<source>Save the changes to “{name}”?</source>
<translation>把更改保存到“{name}”吗？</translation>
</message>
<message>
<source>Save the picture</source>
<translation>保存图片</translation>
</message>
<message>
<source>Save the plot</source>
<translation>保存图表</translation>
</message>
<message>
<source>Save the project</source>
<translation>保存项目</translation>
</message>
<message>
<source>Save the project under another name</source>
<translation>以另一个名称保存项目</translation>
</message>
<message>
<source>Save there from now on</source>
<translation>以后保存到那里</translation>
</message>
<message>
<source>Save to my library</source>
<translation>保存到我的库</translation>
</message>
<message>
<source>Save values as CSV…</source>
<translation>把数值另存为 CSV…</translation>
</message>
<message>
<source>Saved</source>
<translation>已保存</translation>
</message>
<message>
<source>Saved as {name}</source>
<translation>已保存为 {name}</translation>
</message>
<message>
<source>Say how many parameters each layer has</source>
<translation>标出每层的参数量</translation>
</message>
<message>
<source>Say kernel sizes, strides and widths</source>
<translation>标出核大小、步幅和宽度</translation>
</message>
<message>
<source>Say what {name} gives</source>
<translation>说明{name}给出什么</translation>
</message>
<message>
<source>Say which class of {text} to import: {text}:ClassName.</source>
<translation>请说明要导入 {text} 中的哪个类：{text}:ClassName。</translation>
</message>
<message>
<source>Say which inputs {name} takes, such as --input 2x3x224x224, the batch first.</source>
<translation>请说明 {name} 接受哪些输入，例如 --input 2x3x224x224，批次在前。</translation>
</message>
<message>
<source>Scale each tile for itself</source>
<translation>每格单独缩放</translation>
</message>
<message>
<source>Scales vectors along a dimension to length one: only their direction is left, for comparing embeddings.</source>
<translation>把沿一个维度的向量缩放到长度一：只留下方向，用于比较嵌入。</translation>
</message>
<message>
<source>Scales vectors along a dimension to unit length.</source>
<translation>把沿一个维度的向量缩放到单位长度。</translation>
</message>
<message>
<source>Schedule</source>
<translation>学习率调度</translation>
</message>
<message>
<source>Scrolls</source>
<translation>滚动</translation>
</message>
<message>
<source>Search actions, presets, files, nodes and layers</source>
<translation>搜索操作、预设、文件、节点和层</translation>
</message>
<message>
<source>Search by key or by what it does</source>
<translation>按键或按用途搜索</translation>
</message>
<message>
<source>Search for a layer</source>
<translation>搜索层</translation>
</message>
<message>
<source>Search for a layer that goes into the selected wire</source>
<translation>搜索要放进所选连线的层</translation>
</message>
<message>
<source>Search for a layer to add</source>
<translation>搜索要添加的层</translation>
</message>
<message>
<source>Search help</source>
<translation>搜索帮助</translation>
</message>
<message>
<source>Search help and layers</source>
<translation>搜索帮助和层</translation>
</message>
<message>
<source>Search layers; Enter adds the first</source>
<translation>搜索层；按 Enter 添加第一个</translation>
</message>
<message>
<source>Search models</source>
<translation>搜索模型</translation>
</message>
<message>
<source>Search models, such as resnet50</source>
<translation>搜索模型，例如 resnet50</translation>
</message>
<message>
<source>Search presets</source>
<translation>搜索预设</translation>
</message>
<message>
<source>Search presets, authors, years</source>
<translation>搜索预设、作者、年份</translation>
</message>
<message>
<source>Search settings</source>
<translation>搜索设置</translation>
</message>
<message>
<source>Search shortcuts</source>
<translation>搜索快捷键</translation>
</message>
<message>
<source>Search the log</source>
<translation>搜索日志</translation>
</message>
<message>
<source>Search {count} layers</source>
<translation>搜索 {count} 个层</translation>
</message>
<message>
<source>Select &amp;all</source>
<translation>全选(&amp;A)</translation>
</message>
<message>
<source>Select &amp;connected</source>
<translation>选择相连部分(&amp;C)</translation>
</message>
<message>
<source>Select &amp;downstream</source>
<translation>选择下游(&amp;D)</translation>
</message>
<message>
<source>Select &amp;upstream</source>
<translation>选择上游(&amp;U)</translation>
</message>
<message>
<source>Select a block to make it unique.</source>
<translation>请选择要改为独有的块。</translation>
</message>
<message>
<source>Select a block to rename it.</source>
<translation>请选择要重命名的块。</translation>
</message>
<message>
<source>Select a block to save it to your library.</source>
<translation>请选择要保存到库中的块。</translation>
</message>
<message>
<source>Select a block to ungroup it.</source>
<translation>请选择要拆开的块。</translation>
</message>
<message>
<source>Select a layer</source>
<translation>选择一层</translation>
</message>
<message>
<source>Select a layer to look inside</source>
<translation>选择一层以查看其内部</translation>
</message>
<message>
<source>Select a node</source>
<translation>选择节点</translation>
</message>
<message>
<source>Select a node first: click on one, or walk there by the arrow keys.</source>
<translation>请先选择一个节点：单击它，或用方向键走到那里。</translation>
</message>
<message>
<source>Select a wire first: click on one.</source>
<translation>请先选择一条连线：单击它。</translation>
</message>
<message>
<source>Select all</source>
<translation>全选</translation>
</message>
<message>
<source>Select all nodes that are the same layer, block or operation</source>
<translation>选择所有相同的层、块或操作</translation>
</message>
<message>
<source>Select all that are found here (Alt+Enter)</source>
<translation>选择这里找到的全部节点 (Alt+Enter)</translation>
</message>
<message>
<source>Select an entry to read all of it.</source>
<translation>选择一个条目可阅读全文。</translation>
</message>
<message>
<source>Select every node of the open graph</source>
<translation>选择当前图中的所有节点</translation>
</message>
<message>
<source>Select it</source>
<translation>选择它</translation>
</message>
<message>
<source>Select one more, or one less</source>
<translation>多选一个，或少选一个</translation>
</message>
<message>
<source>Select the node above</source>
<translation>选择上方的节点</translation>
</message>
<message>
<source>Select the node below</source>
<translation>选择下方的节点</translation>
</message>
<message>
<source>Select the node that the wire should come from.</source>
<translation>请选择连线的起点节点。</translation>
</message>
<message>
<source>Select the nodes whose source is wanted.</source>
<translation>请选择需要源代码的节点。</translation>
</message>
<message>
<source>Select the same &amp;kind</source>
<translation>选择同类(&amp;K)</translation>
</message>
<message>
<source>Select too all that hangs together with the selected nodes</source>
<translation>同时选择与所选节点连通的全部节点</translation>
</message>
<message>
<source>Select too all that is made of the selected nodes</source>
<translation>同时选择依赖于所选节点的全部节点</translation>
</message>
<message>
<source>Select too all that the selected nodes are made of</source>
<translation>同时选择所选节点所依赖的全部节点</translation>
</message>
<message>
<source>Select too what is wired to the selected nodes</source>
<translation>同时选择与所选节点相连的节点</translation>
</message>
<message>
<source>Select what is not selected, and nothing else</source>
<translation>选择未选中的，取消已选中的</translation>
</message>
<message>
<source>Select what lies in the frame</source>
<translation>选择框中的内容</translation>
</message>
<message>
<source>Select what lies inside</source>
<translation>选择其中的内容</translation>
</message>
<message>
<source>Self-attention and a feed-forward network, each with a residual and a norm.</source>
<translation>自注意力与前馈网络，各带残差和归一化。</translation>
</message>
<message>
<source>Self-attention mixes the steps of a sequence, then a feed-forward network treats each by itself; both are added to what they got, and normalised.</source>
<translation>自注意力混合序列的各步，再由前馈网络分别处理每一步；两者都加上自己的输入并归一化。</translation>
</message>
<message>
<source>Sequence classifier</source>
<translation>序列分类器</translation>
</message>
<message>
<source>Sequences</source>
<translation>序列</translation>
</message>
<message>
<source>Set arguments of {name}</source>
<translation>设置 {name} 的参数</translation>
</message>
<message>
<source>Set dilation of {name} to 1</source>
<translation>把 {name} 的 dilation 设为 1</translation>
</message>
<message>
<source>Set dim to {dim}</source>
<translation>把 dim 设为 {dim}</translation>
</message>
<message>
<source>Set each dimension by itself</source>
<translation>分别设置每个维度</translation>
</message>
<message>
<source>Set everything on this page as it was at first</source>
<translation>把此页的全部设置恢复为最初的样子</translation>
</message>
<message>
<source>Set kernel_size of {name} to {value}</source>
<translation>把 {name} 的 kernel_size 设为 {value}</translation>
</message>
<message>
<source>Set key of {name}</source>
<translation>设置 {name} 的键</translation>
</message>
<message>
<source>Set out_channels to {nearest}</source>
<translation>把 out_channels 设为 {nearest}</translation>
</message>
<message>
<source>Set padding of {names} to {amounts}</source>
<translation>把 {names} 的 padding 设为 {amounts}</translation>
</message>
<message>
<source>Set padding of {name} to 0</source>
<translation>把 {name} 的 padding 设为 0</translation>
</message>
<message>
<source>Set padding of {name} to {padding}</source>
<translation>把 {name} 的 padding 设为 {padding}</translation>
</message>
<message>
<source>Set padding to {padding}</source>
<translation>把 padding 设为 {padding}</translation>
</message>
<message>
<source>Set repeat of {name}</source>
<translation>设置 {name} 的 repeat</translation>
</message>
<message>
<source>Set shape of {name}</source>
<translation>设置 {name} 的形状</translation>
</message>
<message>
<source>Set shape to (-1, {features})</source>
<translation>把 shape 设为 (-1, {features})</translation>
</message>
<message>
<source>Set shape to (-1, {sizes})</source>
<translation>把 shape 设为 (-1, {sizes})</translation>
</message>
<message>
<source>Set start_dim of {name} to 1</source>
<translation>把 {name} 的 start_dim 设为 1</translation>
</message>
<message>
<source>Set stride of {name} to {value}</source>
<translation>把 {name} 的 stride 设为 {value}</translation>
</message>
<message>
<source>Set stride to 1</source>
<translation>把 stride 设为 1</translation>
</message>
<message>
<source>Set the dtype of {name} to {true}</source>
<translation>把 {name} 的 dtype 设为 {true}</translation>
</message>
<message>
<source>Set the shape of {name} to {sizes_text} ({name2})</source>
<translation>把 {name} 的形状设为 {sizes_text}（{name2}）</translation>
</message>
<message>
<source>Set the shape of {name} to {sizes_text} and {layer} behind it</source>
<translation>把 {name} 的形状设为 {sizes_text}，并在其后加入 {layer}</translation>
</message>
<message>
<source>Set {name} of block {block}</source>
<translation>设置块 {block} 的 {name}</translation>
</message>
<message>
<source>Set {name} of {name2} to {classes}</source>
<translation>把 {name2} 的 {name} 设为 {classes}</translation>
</message>
<message>
<source>Set {name} of {name2} to {nearest}</source>
<translation>把 {name2} 的 {name} 设为 {nearest}</translation>
</message>
<message>
<source>Set {name} to {default}</source>
<translation>把 {name} 设为 {default}</translation>
</message>
<message>
<source>Set {name} to {number}</source>
<translation>把 {name} 设为 {number}</translation>
</message>
<message>
<source>Set {name} to {true}</source>
<translation>把 {name} 设为 {true}</translation>
</message>
<message>
<source>Set {name} to {value}</source>
<translation>把 {name} 设为 {value}</translation>
</message>
<message>
<source>Set {parameters} of the first copy of {name}</source>
<translation>设置 {name} 第一份的 {parameters}</translation>
</message>
<message>
<source>Set {parameters} of the initialiser of {name}</source>
<translation>设置 {name} 的初始化函数的 {parameters}</translation>
</message>
<message>
<source>Set {parameters} of {count} layers</source>
<translation>设置 {count} 个层的 {parameters}</translation>
</message>
<message>
<source>Set {parameters} of {name}</source>
<translation>设置 {name} 的 {parameters}</translation>
</message>
<message>
<source>Sets values near zero to zero and keeps the others as they are: for sparse codes.</source>
<translation>把接近零的值置零，其余保持不变：用于稀疏编码。</translation>
</message>
<message>
<source>Settings</source>
<translation>设置</translation>
</message>
<message>
<source>Seven stages of inverted residual blocks that weigh their channels, found by a search; larger networks of the family grow in depth, width and image size together (Tan and Le, 2019). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>由搜索找到的七个阶段的倒残差块，都给通道加权；同族更大的网络在深度、宽度和图像尺寸上一起增长（Tan 与 Le，2019）。其名称与 torchvision 一致，因此权重可直接加载；它的 1000 个输出是 ImageNet 的类别，绘制的图形只用到其中十个。</translation>
</message>
<message>
<source>Seventeen inverted residual blocks: thin from block to block and wide inside, where each channel is filtered on its own, so that a phone can run it (Sandler and others, 2018). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>十七个倒残差块：块与块之间很窄，块内很宽，各通道单独滤波，因而手机也能运行（Sandler 等，2018）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>Several dimensions become one; by default all but the batch.</source>
<translation>多个维度合为一个；默认除批次外全部合并。</translation>
</message>
<message>
<source>Several transformer decoder layers on top of each other, all attending to one memory.</source>
<translation>叠放的若干 transformer 解码器层，都关注同一份记忆。</translation>
</message>
<message>
<source>Several transformer decoder layers on top of each other.</source>
<translation>叠放的若干 transformer 解码器层。</translation>
</message>
<message>
<source>Several transformer encoder layers on top of each other, each with weights of its own.</source>
<translation>叠放的若干 transformer 编码器层，各有自己的权重。</translation>
</message>
<message>
<source>Several transformer encoder layers on top of each other.</source>
<translation>叠放的若干 transformer 编码器层。</translation>
</message>
<message>
<source>Shape</source>
<translation>形状</translation>
</message>
<message>
<source>Shapes {shape} and {shape2} do not fit together: {x} against {y}.</source>
<translation>形状 {shape} 与 {shape2} 不匹配：{x} 对 {y}。</translation>
</message>
<message>
<source>Share of each class kept for the test; not used where the folder holds a train and a test folder.</source>
<translation>每个类别留作测试的比例；文件夹中已有 train 和 test 文件夹时不使用。</translation>
</message>
<message>
<source>Share of the input's size that is left, where output_size has no value.</source>
<translation>保留输入大小的比例，在没有设 output_size 时使用。</translation>
</message>
<message>
<source>Share of the new batch in the running statistics.</source>
<translation>新批次在滑动统计量中的比例。</translation>
</message>
<message>
<source>Share of the new batch in the running statistics; None takes the plain mean.</source>
<translation>新批次在滑动统计量中的比例；None 取普通平均。</translation>
</message>
<message>
<source>Share of the samples that are zeroed.</source>
<translation>置零的样本所占比例。</translation>
</message>
<message>
<source>Share of the second.</source>
<translation>第二个所占的比例。</translation>
</message>
<message>
<source>Shared by {first} and {last}: one module, one set of weights.</source>
<translation>{first} 与 {last} 共用：一个模块，一组权重。</translation>
</message>
<message>
<source>Shared with {name}</source>
<translation>与 {name} 共用</translation>
</message>
<message>
<source>Shift + click</source>
<translation>Shift + 单击</translation>
</message>
<message>
<source>Shifts along dimensions; what leaves at one end comes in at the other.</source>
<translation>沿维度移位；从一端出去的从另一端进来。</translation>
</message>
<message>
<source>Show</source>
<translation>显示</translation>
</message>
<message>
<source>Show all presets</source>
<translation>显示所有预设</translation>
</message>
<message>
<source>Show both</source>
<translation>两者都显示</translation>
</message>
<message>
<source>Show differences</source>
<translation>显示差异</translation>
</message>
<message>
<source>Show every layer's shape, size and cost as a table</source>
<translation>用表格显示每一层的形状、大小和开销</translation>
</message>
<message>
<source>Show every step as a list, and go to any of them</source>
<translation>以列表显示每一步，并可转到任意一步</translation>
</message>
<message>
<source>Show everything</source>
<translation>显示全部</translation>
</message>
<message>
<source>Show how it is trained</source>
<translation>显示如何训练</translation>
</message>
<message>
<source>Show it in its own size</source>
<translation>按实际大小显示</translation>
</message>
<message>
<source>Show it larger</source>
<translation>显示得更大</translation>
</message>
<message>
<source>Show it smaller</source>
<translation>显示得更小</translation>
</message>
<message>
<source>Show no pictures on the cards</source>
<translation>卡片上不显示图片</translation>
</message>
<message>
<source>Show on the cards how the values of the layers are distributed</source>
<translation>在卡片上显示各层值的分布</translation>
</message>
<message>
<source>Show on the cards the kernels of convolutions</source>
<translation>在卡片上显示卷积核</translation>
</message>
<message>
<source>Show on the cards what the layers make of one image</source>
<translation>在卡片上显示各层对一幅图像的处理结果</translation>
</message>
<message>
<source>Show or hide the curve “{name}”</source>
<translation>显示或隐藏曲线“{name}”</translation>
</message>
<message>
<source>Show or hide the palette</source>
<translation>显示或隐藏层面板</translation>
</message>
<message>
<source>Show or hide the plots</source>
<translation>显示或隐藏图表</translation>
</message>
<message>
<source>Show or hide the side panel</source>
<translation>显示或隐藏侧栏</translation>
</message>
<message>
<source>Show or hide the small map</source>
<translation>显示或隐藏小地图</translation>
</message>
<message>
<source>Show problems</source>
<translation>显示问题</translation>
</message>
<message>
<source>Show the &amp;selection</source>
<translation>显示所选(&amp;S)</translation>
</message>
<message>
<source>Show the &amp;tour again</source>
<translation>再看一次导览(&amp;T)</translation>
</message>
<message>
<source>Show the Python source</source>
<translation>显示 Python 源代码</translation>
</message>
<message>
<source>Show the families’ own colours</source>
<translation>显示层族自己的颜色</translation>
</message>
<message>
<source>Show the form of the selected layer</source>
<translation>显示所选层的参数</translation>
</message>
<message>
<source>Show the grid</source>
<translation>显示网格</translation>
</message>
<message>
<source>Show the layer</source>
<translation>显示该层</translation>
</message>
<message>
<source>Show the log files in the file browser</source>
<translation>在文件浏览器中显示日志文件</translation>
</message>
<message>
<source>Show the problems (Alt+3)</source>
<translation>显示问题 (Alt+3)</translation>
</message>
<message>
<source>Show the selected nodes as their headers alone, or in full</source>
<translation>所选节点只显示标题，或完整显示</translation>
</message>
<message>
<source>Show the selection</source>
<translation>显示所选</translation>
</message>
<message>
<source>Show the source of the network on the canvas again; what was typed is lost</source>
<translation>重新显示画布上网络的源码；已输入的内容会丢失</translation>
</message>
<message>
<source>Show the whole mosaic</source>
<translation>显示整个拼图</translation>
</message>
<message>
<source>Show the whole network</source>
<translation>显示整个网络</translation>
</message>
<message>
<source>Show these presets only: {words}</source>
<translation>只显示这些预设：{words}</translation>
</message>
<message>
<source>Show this page at start</source>
<translation>启动时显示此页</translation>
</message>
<message>
<source>Show those that do not fit</source>
<translation>也显示不匹配的</translation>
</message>
<message>
<source>Show what is wrong</source>
<translation>显示哪里有错</translation>
</message>
<message>
<source>Show what matches, whether it fits or not (Ctrl+Enter)</source>
<translation>显示所有搜到的，不论接不接得上 (Ctrl+Enter)</translation>
</message>
<message>
<source>Show what the block is made of (Enter)</source>
<translation>显示块的内容 (Enter)</translation>
</message>
<message>
<source>Show what the program noted, to copy for a report</source>
<translation>显示程序的记录，可复制用于报告</translation>
</message>
<message>
<source>Show what the selected block is made of</source>
<translation>显示所选块的内容</translation>
</message>
<message>
<source>Show where it happened</source>
<translation>显示出错的位置</translation>
</message>
<message>
<source>Show “{name}” here</source>
<translation>在这里显示“{name}”</translation>
</message>
<message>
<source>Shrinks the rate with the steps.</source>
<translation>随步数减小学习率。</translation>
</message>
<message>
<source>ShuffleNet v2</source>
<translation>ShuffleNet v2</translation>
</message>
<message>
<source>Sigmoid and cross-entropy of each class for itself.</source>
<translation>对每个类别分别做 sigmoid 和交叉熵。</translation>
</message>
<message>
<source>Sixteen 3×3 convolutions in five stages and three linear layers (Simonyan and Zisserman, 2014, configuration E). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>五个阶段共十六个 3×3 卷积和三个线性层（Simonyan 与 Zisserman，2014，配置 E）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>Sixteen 3×3 convolutions in five stages and three linear layers with batch normalisation after each convolution (Simonyan and Zisserman, 2014, configuration E). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>五个阶段共十六个 3×3 卷积和三个线性层，每个卷积之后有批归一化（Simonyan 与 Zisserman，2014，配置 E）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>Sixteen units that work on half of the channels each and shuffle them afterwards, designed by what is fast on a phone rather than by counting operations (Ma and others, 2018). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>十六个单元，各自只处理一半的通道，随后把通道打乱；按手机上的实际速度而非运算次数来设计（Ma 等，2018）。其名称与 torchvision 一致，因此权重可直接加载；它的 1000 个输出是 ImageNet 的类别，绘制的图形只用到其中十个。</translation>
</message>
<message>
<source>Size of each part, or the sizes of all parts.</source>
<translation>每份的大小，或所有份的大小。</translation>
</message>
<message>
<source>Size of text</source>
<translation>文字大小</translation>
</message>
<message>
<source>Size of the output.</source>
<translation>输出的大小。</translation>
</message>
<message>
<source>Size of the output; None keeps a dimension as it is.</source>
<translation>输出的大小；None 表示该维保持不变。</translation>
</message>
<message>
<source>Size of the output; without it output_ratio counts.</source>
<translation>输出的大小；不设时由 output_ratio 决定。</translation>
</message>
<message>
<source>Size of the output; without it scale_factor counts.</source>
<translation>输出的大小；不设时由 scale_factor 决定。</translation>
</message>
<message>
<source>Size of the vocabulary: numbers from 0 to one less.</source>
<translation>词表大小：数从 0 到它减一。</translation>
</message>
<message>
<source>Size of the window.</source>
<translation>窗口的大小。</translation>
</message>
<message>
<source>Sizes of the last dimensions, which are normalised together.</source>
<translation>一起归一化的最后几维的大小。</translation>
</message>
<message>
<source>Slides kernels over images: each output channel is the sum, over all input channels of its group, of the input weighted by a kernel of its own. Torch computes a cross-correlation: the kernel is not flipped.</source>
<translation>卷积核在图像上滑动：每个输出通道是其组内所有输入通道与各自卷积核加权之和。Torch 计算的是互相关：卷积核不翻转。</translation>
</message>
<message>
<source>Slides kernels over signals such as sound or text: each output channel is the sum, over all input channels of its group, of the input weighted by a kernel of its own. Torch computes a cross-correlation: the kernel is not flipped.</source>
<translation>卷积核在声音或文本等信号上滑动：每个输出通道是其组内所有输入通道与各自卷积核加权之和。Torch 计算的是互相关：卷积核不翻转。</translation>
</message>
<message>
<source>Slides kernels over volumes and videos: each output channel is the sum, over all input channels of its group, of the input weighted by a kernel of its own. Torch computes a cross-correlation: the kernel is not flipped.</source>
<translation>卷积核在体数据和视频上滑动：每个输出通道是其组内所有输入通道与各自卷积核加权之和。Torch 计算的是互相关：卷积核不翻转。</translation>
</message>
<message>
<source>Slope of the leaky ReLU that follows, where one does.</source>
<translation>若其后有带泄漏的 ReLU，则为它的斜率。</translation>
</message>
<message>
<source>Slopes: 1 for all channels, or one for each channel.</source>
<translation>斜率个数：1 表示所有通道共用，或每个通道一个。</translation>
</message>
<message>
<source>Small images</source>
<translation>小图像</translation>
</message>
<message>
<source>Small map of the graph</source>
<translation>图的小地图</translation>
</message>
<message>
<source>Smallest slope.</source>
<translation>最小斜率。</translation>
</message>
<message>
<source>Smallest value.</source>
<translation>最小值。</translation>
</message>
<message>
<source>Smallest value; None has no bound.</source>
<translation>最小值；None 表示不限。</translation>
</message>
<message>
<source>Smoothing</source>
<translation>平滑</translation>
</message>
<message>
<source>Snap while dragging</source>
<translation>拖动时吸附</translation>
</message>
<message>
<source>Softmax before cross-entropy</source>
<translation>交叉熵之前的 softmax</translation>
</message>
<message>
<source>Some dimensions backwards.</source>
<translation>把某些维度倒过来。</translation>
</message>
<message>
<source>Somebody wrote lines in it by hand that the network does not have:</source>
<translation>其中有人手写的、网络中没有的内容：</translation>
</message>
<message>
<source>Something went wrong</source>
<translation>出了问题</translation>
</message>
<message>
<source>Something went wrong inside the program</source>
<translation>程序内部出了问题</translation>
</message>
<message>
<source>Something went wrong inside the program, {count} times</source>
<translation>程序内部出了问题，共 {count} 次</translation>
</message>
<message>
<source>Source</source>
<translation>源代码</translation>
</message>
<message>
<source>Speak English</source>
<translation>使用英语</translation>
</message>
<message>
<source>Speak Simplified Chinese</source>
<translation>使用简体中文</translation>
</message>
<message>
<source>Speak the language of the system</source>
<translation>使用系统的语言</translation>
</message>
<message>
<source>Squared for small differences, absolute for large ones.</source>
<translation>差值小时取平方，差值大时取绝对值。</translation>
</message>
<message>
<source>Squashes values into (-1, 1), with slow tails.</source>
<translation>把值压缩到 (-1, 1)，尾部较缓。</translation>
</message>
<message>
<source>Squashes values into (-1, 1).</source>
<translation>把值压缩到 (-1, 1)。</translation>
</message>
<message>
<source>Squashes values into (0, 1).</source>
<translation>把值压缩到 (0, 1)。</translation>
</message>
<message>
<source>Squashes values into (0, 1): a probability, or a gate. Far from zero its gradient fades.</source>
<translation>把值压缩到 (0, 1)：概率或门。远离零时梯度消失。</translation>
</message>
<message>
<source>Squashes values into (−1, 1) around zero: the activation of the classic networks.</source>
<translation>把值压缩到以零为中心的 (−1, 1)：经典网络的激活函数。</translation>
</message>
<message>
<source>Squashes values into (−1, 1) as tanh does, and comes to the ends more slowly.</source>
<translation>像 tanh 一样把值压缩到 (−1, 1)，但更慢地接近两端。</translation>
</message>
<message>
<source>SqueezeNet 1.0</source>
<translation>SqueezeNet 1.0</translation>
</message>
<message>
<source>SqueezeNet 1.1</source>
<translation>SqueezeNet 1.1</translation>
</message>
<message>
<source>SqueezeNet with earlier pooling and a smaller first convolution: less than half the computation of 1.0 at the same accuracy. Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>池化更早、首个卷积更小的 SqueezeNet：准确率相同，计算量不到 1.0 的一半。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>Squeezes an image into 16 numbers and draws it again from them; the loss compares the drawing with the image itself, so no labels are needed.</source>
<translation>把图像压缩成 16 个数，再由它们重新画出；损失把画出的与原图比较，因此不需要标签。</translation>
</message>
<message>
<source>Stand still after this step</source>
<translation>在这一步之后停住</translation>
</message>
<message>
<source>Standard deviation of the values.</source>
<translation>值的标准差。</translation>
</message>
<message>
<source>Start</source>
<translation>开始</translation>
</message>
<message>
<source>Start over</source>
<translation>重新开始</translation>
</message>
<message>
<source>Start page</source>
<translation>起始页</translation>
</message>
<message>
<source>Starting…</source>
<translation>正在开始…</translation>
</message>
<message>
<source>Step in the output.</source>
<translation>输出上的步幅。</translation>
</message>
<message>
<source>Step of the index.</source>
<translation>索引的步长。</translation>
</message>
<message>
<source>Step of the window.</source>
<translation>窗口的步幅。</translation>
</message>
<message>
<source>Step of the window; by default its size.</source>
<translation>窗口的步幅；默认等于窗口大小。</translation>
</message>
<message>
<source>Step {place} of {count}: {name}</source>
<translation>步骤 {place}/{count}：{name}</translation>
</message>
<message>
<source>Steps</source>
<translation>步数</translation>
</message>
<message>
<source>Steps divided by a running root mean square of the gradient.</source>
<translation>步长除以梯度的滑动均方根。</translation>
</message>
<message>
<source>Steps divided by the root of the sum of squared gradients.</source>
<translation>步长除以梯度平方和的平方根。</translation>
</message>
<message>
<source>Steps in units of the steps taken before; needs no tuned rate.</source>
<translation>以先前步长为单位的步长；无需调节学习率。</translation>
</message>
<message>
<source>Steps of the history</source>
<translation>历史步骤</translation>
</message>
<message>
<source>Steps scaled by running means of the gradient and of its square.</source>
<translation>按梯度及其平方的滑动平均来缩放步长。</translation>
</message>
<message>
<source>Stochastic gradient descent, with momentum.</source>
<translation>随机梯度下降，带动量。</translation>
</message>
<message>
<source>Stop after the run that is being removed</source>
<translation>移除完当前这一次后停止</translation>
</message>
<message>
<source>Stop training “{name}”?</source>
<translation>停止训练“{name}”吗？</translation>
</message>
<message>
<source>Stopped after {step} steps.</source>
<translation>在 {step} 步后停止。</translation>
</message>
<message>
<source>Stopped by a problem</source>
<translation>因问题而停止</translation>
</message>
<message>
<source>Stopped; nothing was written.</source>
<translation>已停止；没有写入任何内容。</translation>
</message>
<message>
<source>Stopping</source>
<translation>正在停止</translation>
</message>
<message>
<source>Straighten</source>
<translation>拉直</translation>
</message>
<message>
<source>Straighten the wire into {name}</source>
<translation>拉直接入 {name} 的连线</translation>
</message>
<message>
<source>Suggestions</source>
<translation>建议</translation>
</message>
<message>
<source>Summary</source>
<translation>概要</translation>
</message>
<message>
<source>Summary as CSV</source>
<translation>CSV 摘要</translation>
</message>
<message>
<source>Summary as Markdown</source>
<translation>Markdown 摘要</translation>
</message>
<message>
<source>Summary of the network</source>
<translation>网络概要</translation>
</message>
<message>
<source>Swap {name} and {name2}</source>
<translation>交换 {name} 和 {name2}</translation>
</message>
<message>
<source>Swin-T</source>
<translation>Swin-T</translation>
</message>
<message>
<source>Take all of {name}</source>
<translation>取 {name} 的全部</translation>
</message>
<message>
<source>Take it home</source>
<translation>带走它</translation>
</message>
<message>
<source>Take item 0 of {name}</source>
<translation>取 {name} 的第 0 项</translation>
</message>
<message>
<source>Take out every value that was set here</source>
<translation>去掉在此设置的所有值</translation>
</message>
<message>
<source>Take out {name}</source>
<translation>去掉 {name}</translation>
</message>
<message>
<source>Take the last step back</source>
<translation>撤回上一步</translation>
</message>
<message>
<source>Take the last step before {name} (Select)</source>
<translation>在 {name} 之前取最后一个时间步 (Select)</translation>
</message>
<message>
<source>Take the repair</source>
<translation>采用修复</translation>
</message>
<message>
<source>Take the tour</source>
<translation>开始导览</translation>
</message>
<message>
<source>Take this loss out</source>
<translation>去掉这个损失</translation>
</message>
<message>
<source>Take {file} as it is</source>
<translation>采用 {file} 的当前内容</translation>
</message>
<message>
<source>Take {file} as it is now</source>
<translation>采用 {file} 现在的内容</translation>
</message>
<message>
<source>Take {item_name}</source>
<translation>取 {item_name}</translation>
</message>
<message>
<source>Taken off the count: 1 for a sample's estimate.</source>
<translation>从个数中减去：1 用于样本估计。</translation>
</message>
<message>
<source>Takes each window of an image out as a column: the patches that a convolution would see, one after another.</source>
<translation>把图像的每个窗口取出为一列：即卷积依次看到的小块。</translation>
</message>
<message>
<source>Takes each window out as a column: patches of an image.</source>
<translation>把每个窗口取出为一列：图像的小块。</translation>
</message>
<message>
<source>Takes out dimensions of size 1: the one you name, or all of them.</source>
<translation>去掉大小为 1 的维度：指定的一个，或全部。</translation>
</message>
<message>
<source>Teal</source>
<translation>青色</translation>
</message>
<message>
<source>Templates</source>
<translation>模板</translation>
</message>
<message>
<source>Ten 3×3 convolutions in five stages and three linear layers (Simonyan and Zisserman, 2014, configuration B). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>五个阶段共十个 3×3 卷积和三个线性层（Simonyan 与 Zisserman，2014，配置 B）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>Ten 3×3 convolutions in five stages and three linear layers with batch normalisation after each convolution (Simonyan and Zisserman, 2014, configuration B). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>五个阶段共十个 3×3 卷积和三个线性层，每个卷积之后有批归一化（Simonyan 与 Zisserman，2014，配置 B）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>Text</source>
<translation>文本</translation>
</message>
<message>
<source>Text of the note</source>
<translation>便签的文字</translation>
</message>
<message>
<source>Text that GitHub, notebooks and documentation draw as a flowchart.</source>
<translation>GitHub、笔记本和文档会绘成流程图的文本。</translation>
</message>
<message>
<source>Text that Graphviz lays out.</source>
<translation>由 Graphviz 排版的文本。</translation>
</message>
<message>
<source>The absolute value.</source>
<translation>绝对值。</translation>
</message>
<message>
<source>The absolute value: the distance from zero.</source>
<translation>绝对值：与零的距离。</translation>
</message>
<message>
<source>The activation that follows.</source>
<translation>其后的激活函数。</translation>
</message>
<message>
<source>The activation.</source>
<translation>激活函数。</translation>
</message>
<message>
<source>The arctangent of each value, in radians.</source>
<translation>每个值的反正切，以弧度计。</translation>
</message>
<message>
<source>The arctangent.</source>
<translation>反正切。</translation>
</message>
<message>
<source>The arguments {text} are neither an object with names nor a list; write {example}.</source>
<translation>参数 {text} 既不是带名称的对象，也不是列表；请写成 {example}。</translation>
</message>
<message>
<source>The arguments {text} are no JSON ({error}); write {example}.</source>
<translation>参数 {text} 不是 JSON（{error}）；请写成 {example}。</translation>
</message>
<message>
<source>The batch size must be 1 or more, or 0 for the full set, not {batch_size}.</source>
<translation>批大小必须不小于 1，或为 0 表示全集，而不是 {batch_size}。</translation>
</message>
<message>
<source>The batch size must be 1 or more, or 0 for the full set, not {value}.</source>
<translation>批大小必须不小于 1，或为 0 表示全集，而不是 {value}。</translation>
</message>
<message>
<source>The block {scope}</source>
<translation>块 {scope}</translation>
</message>
<message>
<source>The canvas shows the last network that fits</source>
<translation>画布显示的是上一个有效的网络</translation>
</message>
<message>
<source>The checkpoint {folder} cannot be read: {error}.</source>
<translation>无法读取检查点 {folder}：{error}。</translation>
</message>
<message>
<source>The checkpoint {folder} could not be written: {strerror}; make room or choose another folder.</source>
<translation>无法写入检查点 {folder}：{strerror}；请腾出空间或选择别的文件夹。</translation>
</message>
<message>
<source>The checkpoint {folder} is damaged: {name} at {error}.</source>
<translation>检查点 {folder} 已损坏：{name}，位于 {error}。</translation>
</message>
<message>
<source>The checkpoint {folder} is of format {found}, and this version reads format {format}.</source>
<translation>检查点 {folder} 的格式为 {found}，而这个版本读取格式 {format}。</translation>
</message>
<message>
<source>The clipboard holds a picture; a network pastes as text.</source>
<translation>剪贴板中是图片；网络以文本形式粘贴。</translation>
</message>
<message>
<source>The clipboard is empty; copy some nodes first.</source>
<translation>剪贴板是空的；请先复制一些节点。</translation>
</message>
<message>
<source>The comparison could not be made: {reason}</source>
<translation>无法进行比较：{reason}</translation>
</message>
<message>
<source>The comparison proves nothing: {reason}</source>
<translation>这次比较不能证明任何事：{reason}</translation>
</message>
<message>
<source>The copied network cannot be read. {reason}</source>
<translation>无法读取复制的网络。{reason}</translation>
</message>
<message>
<source>The copies of “{name}” differ, and a parameter decides how many there are; let them all take the same input, or give their number.</source>
<translation>“{name}”的各个副本不同，而数量由参数决定；请让它们接受相同的输入，或写明数量。</translation>
</message>
<message>
<source>The copies of “{name}” stand beside each other, which a class can only hold where it is a chain from input to output; give them a container of their own.</source>
<translation>“{name}”的副本并排而立，只有从输入到输出成一条链的类才能容纳；请给它们单独的容器。</translation>
</message>
<message>
<source>The copies of “{name}” stand beside other items in a dictionary, where they cannot be called in a row; give them a container of their own.</source>
<translation>“{name}”的副本与字典中的其他项并列，无法依次调用；请给它们单独的容器。</translation>
</message>
<message>
<source>The copy cannot be written</source>
<translation>无法写入副本</translation>
</message>
<message>
<source>The cosine of each value, in radians.</source>
<translation>每个值的余弦，以弧度计。</translation>
</message>
<message>
<source>The cosine of the angle between vectors along a dimension.</source>
<translation>沿一个维度的向量夹角的余弦。</translation>
</message>
<message>
<source>The cosine of the angle between vectors along a dimension: 1 for the same direction, 0 for right angles, −1 for the opposite.</source>
<translation>沿一个维度的向量夹角的余弦：同向为 1，垂直为 0，反向为 −1。</translation>
</message>
<message>
<source>The cosine.</source>
<translation>余弦。</translation>
</message>
<message>
<source>The custom Python of the network does not run: {kind}: {error}{line}</source>
<translation>网络的自定义 Python 无法运行：{kind}：{error}{line}</translation>
</message>
<message>
<source>The data</source>
<translation>数据</translation>
</message>
<message>
<source>The data is being loaded; Stop cancels it</source>
<translation>正在加载数据；按停止可取消</translation>
</message>
<message>
<source>The data set is not loaded yet; it is once training starts.</source>
<translation>数据集尚未加载；开始训练时会加载。</translation>
</message>
<message>
<source>The data set {name} has no option "{name2}"; it has {names}.</source>
<translation>数据集 {name} 没有选项“{name2}”；它有 {names}。</translation>
</message>
<message>
<source>The data set {name} needs a value for {name2}.</source>
<translation>数据集 {name} 需要给出 {name2} 的值。</translation>
</message>
<message>
<source>The default of a parameter is a number or a text.</source>
<translation>参数的默认值须是数字或文本。</translation>
</message>
<message>
<source>The default of {name}.</source>
<translation>{name} 的默认值。</translation>
</message>
<message>
<source>The default of “{name}” cannot be the value of a node.</source>
<translation>“{name}”的默认值不能是节点的值。</translation>
</message>
<message>
<source>The device “{name}” cannot be used: {reason}; use auto or cpu.</source>
<translation>设备“{name}”无法使用：{reason}；请用 auto 或 cpu。</translation>
</message>
<message>
<source>The difference of two values, place by place.</source>
<translation>两个值逐位置之差。</translation>
</message>
<message>
<source>The difference of two values.</source>
<translation>两个值之差。</translation>
</message>
<message>
<source>The digits come with scikit-learn, whose file {file} is not there; install scikit-learn again.</source>
<translation>手写数字数据随 scikit-learn 提供，但找不到文件 {file}；请重新安装 scikit-learn。</translation>
</message>
<message>
<source>The digits in {path} cannot be read: {error}.</source>
<translation>无法读取 {path} 中的手写数字：{error}。</translation>
</message>
<message>
<source>The digits in {path} should be lines of {count} levels from 0 to {most} and a label.</source>
<translation>{path} 中的手写数字应为每行 {count} 个 0 到 {most} 的灰度值和一个标签。</translation>
</message>
<message>
<source>The dimension of the vectors.</source>
<translation>向量所在的维度。</translation>
</message>
<message>
<source>The dimension that goes.</source>
<translation>消失的维度。</translation>
</message>
<message>
<source>The dimension that grows.</source>
<translation>变大的维度。</translation>
</message>
<message>
<source>The dimension that is halved.</source>
<translation>被减半的维度。</translation>
</message>
<message>
<source>The dimension whose values belong together.</source>
<translation>哪个维度的值属于一组。</translation>
</message>
<message>
<source>The dimension, which goes.</source>
<translation>会消失的维度。</translation>
</message>
<message>
<source>The dimension.</source>
<translation>维度。</translation>
</message>
<message>
<source>The dimensions in another order.</source>
<translation>维度换一种顺序。</translation>
</message>
<message>
<source>The dimensions that go: one or several.</source>
<translation>消失的维度：一个或多个。</translation>
</message>
<message>
<source>The dimensions that go: one, several, or None for all.</source>
<translation>消失的维度：一个、多个，或 None 表示全部。</translation>
</message>
<message>
<source>The dimensions.</source>
<translation>维度。</translation>
</message>
<message>
<source>The distance of vectors along the last dimension, for comparing embeddings.</source>
<translation>沿最后一维的向量的距离，用于比较嵌入。</translation>
</message>
<message>
<source>The distance of vectors along the last dimension.</source>
<translation>沿最后一维的向量的距离。</translation>
</message>
<message>
<source>The download was stopped; nothing was kept.</source>
<translation>下载已停止；没有保留任何内容。</translation>
</message>
<message>
<source>The dtype.</source>
<translation>dtype。</translation>
</message>
<message>
<source>The edge values repeated.</source>
<translation>重复边缘的值。</translation>
</message>
<message>
<source>The error function.</source>
<translation>误差函数。</translation>
</message>
<message>
<source>The error function: the share of a normal distribution of variance ½ within ±x.</source>
<translation>误差函数：方差为 ½ 的正态分布落在 ±x 之内的比例。</translation>
</message>
<message>
<source>The exponential function of every value.</source>
<translation>每个值的指数函数。</translation>
</message>
<message>
<source>The exponential.</source>
<translation>指数。</translation>
</message>
<message>
<source>The expression {shown} binds a name twice.</source>
<translation>表达式 {shown} 两次绑定同一名称。</translation>
</message>
<message>
<source>The factor of each fall.</source>
<translation>每次下降的因子。</translation>
</message>
<message>
<source>The fastest there is</source>
<translation>最快的可用设备</translation>
</message>
<message>
<source>The field of the data it is measured against.</source>
<translation>与之比较的数据字段。</translation>
</message>
<message>
<source>The file fixes the batch at {batch}; here it is open, since every operation takes any number of samples.</source>
<translation>文件把批大小固定为 {batch}；这里保持未定，因为每个操作都接受任意数量的样本。</translation>
</message>
<message>
<source>The file fixes the batch, and its operations do not take another number.</source>
<translation>文件固定了批大小，其操作不接受其他数量。</translation>
</message>
<message>
<source>The file has format {found}, and this version of NetStudio reads formats up to {newest}; open it with a newer NetStudio. The file was left as it is.</source>
<translation>文件格式为 {found}，这个版本的 NetStudio 可读到格式 {newest}；请用更新的 NetStudio 打开。文件保持原样。</translation>
</message>
<message>
<source>The file has more than {most} parts.</source>
<translation>文件的语法成分超过 {most} 个。</translation>
</message>
<message>
<source>The file has no class that is an nn.Module.</source>
<translation>文件中没有 nn.Module 类。</translation>
</message>
<message>
<source>The file has the older format {step} and does not keep to it: {error}.</source>
<translation>文件是较旧的格式 {step}，且不符合该格式：{error}。</translation>
</message>
<message>
<source>The file has {count_text:,} characters; a project file has at most {max_bytes:,}.</source>
<translation>文件有 {count_text:,} 个字符；项目文件至多 {max_bytes:,} 个。</translation>
</message>
<message>
<source>The file has {count} characters; a file with a network may have {most}.</source>
<translation>文件有 {count} 个字符；包含网络的文件最多 {most} 个。</translation>
</message>
<message>
<source>The file holds an integer of thousands of digits; 64 bits are the most.</source>
<translation>文件含有数千位的整数；至多 64 位。</translation>
</message>
<message>
<source>The file holds more than {max_values:,} values.</source>
<translation>文件中的值超过 {max_values:,} 个。</translation>
</message>
<message>
<source>The file holds {name}, which is not JSON; write {{"float": "nan"}}, {{"float": "inf"}} or {{"float": "-inf"}}.</source>
<translation>文件含有 {name}，它不是 JSON；请写作 {{"float": "nan"}}、{{"float": "inf"}} 或 {{"float": "-inf"}}。</translation>
</message>
<message>
<source>The file is not JSON: {msg} in line {lineno}, column {colno}.</source>
<translation>文件不是 JSON：第 {lineno} 行第 {colno} 列，{msg}。</translation>
</message>
<message>
<source>The file is not UTF-8 text: byte {start} is 0x{data:02x}.</source>
<translation>文件不是 UTF-8 文本：第 {start} 个字节是 0x{data:02x}。</translation>
</message>
<message>
<source>The file was not written: its “{name}” differs from the network's by {off:.2g} at a batch of {batch}.</source>
<translation>文件没有写入：批大小为 {batch} 时，其中“{name}”与网络的输出相差 {off:.2g}。</translation>
</message>
<message>
<source>The file {path} is damaged ({reason}); delete it, and it will be downloaded again.</source>
<translation>文件 {path} 已损坏（{reason}）；删除它，会重新下载。</translation>
</message>
<message>
<source>The file {path} of {title} is damaged (its MD5 sum is {found}, not {md5}); delete it, and it will be downloaded again.</source>
<translation>{title} 的文件 {path} 已损坏（其 MD5 为 {found}，而不是 {md5}）；删除它，会重新下载。</translation>
</message>
<message>
<source>The file {what} is damaged ({reason}); delete it, and it will be downloaded again.</source>
<translation>文件 {what} 已损坏（{reason}）；删除它，会重新下载。</translation>
</message>
<message>
<source>The files {images_path} and {labels_path} do not belong together: images of shape {shape}, labels of shape {shape2}; delete both, and load again.</source>
<translation>文件 {images_path} 和 {labels_path} 不匹配：图像形状为 {shape}，标签形状为 {shape2}；请删除两者后重新加载。</translation>
</message>
<message>
<source>The first call does something else than later ones; the import does each time what the first did. Call the module once before it is imported, or keep this part as a custom node.</source>
<translation>第一次调用与之后的调用所做的事不同；导入的网络每次都做第一次所做的事。请在导入之前先调用一次该模块，或把这一部分保留为自定义节点。</translation>
</message>
<message>
<source>The folder that holds a folder for each class.</source>
<translation>包含各类别子文件夹的文件夹。</translation>
</message>
<message>
<source>The folder {folder} is not empty and holds no run; choose another for the run.</source>
<translation>文件夹 {folder} 不是空的，也没有训练记录；请为训练另选一个。</translation>
</message>
<message>
<source>The folder {path} has no picture that can be read {what}; add some.</source>
<translation>文件夹 {path} 没有可读取的图片{what}；请添加一些。</translation>
</message>
<message>
<source>The folder {root} has no folders in it; put the pictures of each class in a folder with the name of the class.</source>
<translation>文件夹 {root} 里没有子文件夹；请把每个类别的图片放进以类别命名的文件夹。</translation>
</message>
<message>
<source>The folder {root} has no pictures ({suffixes}); add some, or take the class away.</source>
<translation>文件夹 {root} 没有图片（{suffixes}）；请添加一些，或去掉这个类别。</translation>
</message>
<message>
<source>The folder {root} has one picture for each class, which leaves none for the test; add pictures.</source>
<translation>文件夹 {root} 每类只有一张图片，没有可留作测试的；请添加图片。</translation>
</message>
<message>
<source>The generated source is not Python: {error}.</source>
<translation>生成的源代码不是 Python：{error}。</translation>
</message>
<message>
<source>The identity of a convolution: what comes in goes out.</source>
<translation>卷积的恒等映射：输入什么就输出什么。</translation>
</message>
<message>
<source>The identity: what comes in goes out.</source>
<translation>恒等映射：输入什么就输出什么。</translation>
</message>
<message>
<source>The image could not be written to {path}; choose another folder.</source>
<translation>图像无法写入 {path}；请选择别的文件夹。</translation>
</message>
<message>
<source>The image is brought to the size and channels of the data set.</source>
<translation>图像会调整到数据集的尺寸和通道数。</translation>
</message>
<message>
<source>The indices must have the shape of the values, {x}; received {shape}.</source>
<translation>索引的形状必须与值的形状 {x} 相同；收到的是 {shape}。</translation>
</message>
<message>
<source>The input continued from its other end.</source>
<translation>从输入的另一端延续。</translation>
</message>
<message>
<source>The input has no shape yet.</source>
<translation>输入还没有形状。</translation>
</message>
<message>
<source>The input mirrored at its edges, the edge itself left out.</source>
<translation>在边缘处镜像输入，边缘本身不重复。</translation>
</message>
<message>
<source>The input “{name}” has no shape in the file.</source>
<translation>输入“{name}”在文件中没有形状。</translation>
</message>
<message>
<source>The input “{name}” has no shape yet.</source>
<translation>输入“{name}”还没有形状。</translation>
</message>
<message>
<source>The input “{name}” is no tensor; it cannot be imported.</source>
<translation>输入“{name}”不是张量，无法导入。</translation>
</message>
<message>
<source>The input “{name}”: {error}.</source>
<translation>输入“{name}”：{error}。</translation>
</message>
<message>
<source>The input “{node_id}” takes images of {size}, and {title} has {size2}; change the input's shape or choose other data.</source>
<translation>输入“{node_id}”需要 {size} 的图像，而 {title} 是 {size2}；请更改输入的形状或选择别的数据。</translation>
</message>
<message>
<source>The input “{text}” is not understood; write its sizes with the batch first, such as {examples}.</source>
<translation>无法理解输入“{text}”；请写出各维大小，批次在前，例如 {examples}。</translation>
</message>
<message>
<source>The input “{text}” must have sizes of 1 or more and {most:,} elements at most.</source>
<translation>输入“{text}”的各维大小必须至少为 1，且元素总数最多为 {most:,}。</translation>
</message>
<message>
<source>The inputs of `forward` have no defaults.</source>
<translation>`forward` 的输入没有默认值。</translation>
</message>
<message>
<source>The inverse of PixelShuffle: squares of r × r places become r² channels, and nothing is lost by the smaller size.</source>
<translation>PixelShuffle 的逆操作：r × r 的方块变为 r² 个通道，尺寸变小但不丢失信息。</translation>
</message>
<message>
<source>The k largest values along a dimension, the largest first, and their places.</source>
<translation>沿一个维度最大的 k 个值，从大到小，及其位置。</translation>
</message>
<message>
<source>The key under which the network returns the value. Where every output has one, it returns a dict; otherwise a tuple.</source>
<translation>网络返回该值时所用的键。如果每个输出都有键，就返回字典；否则返回元组。</translation>
</message>
<message>
<source>The key “format” is missing; a project file begins with {{"format": {newest}, …}}.</source>
<translation>缺少键“format”；项目文件以 {{"format": {newest}, …}} 开头。</translation>
</message>
<message>
<source>The larger of two values, place by place.</source>
<translation>两个值中较大者，逐位置。</translation>
</message>
<message>
<source>The larger of two values, place by place; the gradient goes to that one.</source>
<translation>两个值中较大者，逐位置；梯度传给较大者。</translation>
</message>
<message>
<source>The largest of several linear maps, for each output feature (Goodfellow et al., 2013).</source>
<translation>每个输出特征取若干线性映射中的最大者（Goodfellow 等，2013）。</translation>
</message>
<message>
<source>The largest value along dimensions.</source>
<translation>沿维度的最大值。</translation>
</message>
<message>
<source>The largest value along dimensions; where several are largest they share the gradient.</source>
<translation>沿维度的最大值；多个并列最大时平分梯度。</translation>
</message>
<message>
<source>The largest value in each window.</source>
<translation>每个窗口中的最大值。</translation>
</message>
<message>
<source>The largest value of each channel: (N, C, D, H, W) becomes (N, C, 1, 1, 1).</source>
<translation>每个通道的最大值：(N, C, D, H, W) 变为 (N, C, 1, 1, 1)。</translation>
</message>
<message>
<source>The largest value of each channel: (N, C, H, W) becomes (N, C, 1, 1).</source>
<translation>每个通道的最大值：(N, C, H, W) 变为 (N, C, 1, 1)。</translation>
</message>
<message>
<source>The largest value of each channel: (N, C, L) becomes (N, C, 1).</source>
<translation>每个通道的最大值：(N, C, L) 变为 (N, C, 1)。</translation>
</message>
<message>
<source>The largest value.</source>
<translation>最大的值。</translation>
</message>
<message>
<source>The largest values along a dimension, and their places.</source>
<translation>沿一个维度最大的若干值及其位置。</translation>
</message>
<message>
<source>The largest whole number not above; its gradient is zero.</source>
<translation>不大于它的最大整数；其梯度为零。</translation>
</message>
<message>
<source>The last layer still has ImageNet's 1000 outputs, but the data has ten classes: 990 outputs are never right.</source>
<translation>最后一层仍有 ImageNet 的 1000 个输出，而数据只有十个类别：990 个输出永远不会是对的。</translation>
</message>
<message>
<source>The last project</source>
<translation>上次的项目</translation>
</message>
<message>
<source>The last size of {a} must be the second last of {b}: {rows} against {columns}.</source>
<translation>{a} 的最后一维必须等于 {b} 的倒数第二维：{rows} 对 {columns}。</translation>
</message>
<message>
<source>The learning rate cannot be set here: the schedule has brought it to 0, and scales what is set; choose the constant schedule.</source>
<translation>此处不能设置学习率：调度已把它降到 0，而设置的值会乘以它；请选择 constant 调度。</translation>
</message>
<message>
<source>The learning rate must be a number of at least 0, not {value!r}.</source>
<translation>学习率必须是不小于 0 的数，而不是 {value!r}。</translation>
</message>
<message>
<source>The length of vectors along dimensions.</source>
<translation>沿维度的向量长度。</translation>
</message>
<message>
<source>The length of vectors along dimensions: ord 2 as the ruler measures it, ord 1 along the axes, ord ∞ the largest component.</source>
<translation>沿维度的向量长度：ord 2 为直线距离，ord 1 为沿坐标轴之和，ord ∞ 为最大分量。</translation>
</message>
<message>
<source>The logarithm of 1 + x, exact for values near zero.</source>
<translation>1 + x 的对数，对接近零的值精确。</translation>
</message>
<message>
<source>The logarithm of 1 + x, exact near zero.</source>
<translation>1 + x 的对数，在零附近精确。</translation>
</message>
<message>
<source>The logarithm of the sigmoid, computed so that it stays exact for large negative values.</source>
<translation>sigmoid 的对数，其算法对很大的负值仍保持精确。</translation>
</message>
<message>
<source>The logarithm of the sigmoid.</source>
<translation>sigmoid 的对数。</translation>
</message>
<message>
<source>The logarithm of the softmax, exact where the softmax itself is near zero; the negative log-likelihood loss needs it.</source>
<translation>softmax 的对数，在 softmax 接近零时仍精确；负对数似然损失需要它。</translation>
</message>
<message>
<source>The logarithm of the softmax, which NLL loss needs.</source>
<translation>softmax 的对数，NLL 损失需要它。</translation>
</message>
<message>
<source>The loss needs one row of class scores for each sample, (N, classes); {cause} is {shape}.</source>
<translation>损失要求每个样本有一行类别分数 (N, classes)；{cause}是 {shape}。</translation>
</message>
<message>
<source>The loss stopped being a finite number at step {step}</source>
<translation>损失在第 {step} 步不再是有限的数</translation>
</message>
<message>
<source>The loss {label} cannot be measured against “{target}”: class labels are in the field “{field}”.</source>
<translation>损失{label}不能与“{target}”比较：类别标签在字段“{field}”中。</translation>
</message>
<message>
<source>The loss {label} expects log-probabilities, but {name} gives {given}: the loss can then fall without end while nothing is learnt.</source>
<translation>损失{label}需要对数概率，但 {name} 给出{given}：损失会无止境地下降，却什么也没学到。</translation>
</message>
<message>
<source>The loss {label} is measured against “{target}”, which the data set does not have; it has: {fields}.</source>
<translation>损失{label}要与“{target}”比较，而数据集没有它；数据集有：{fields}。</translation>
</message>
<message>
<source>The loss {label} needs class labels, and “{target}” holds none; use mse, l1, huber or bce_with_logits.</source>
<translation>损失{label}需要类别标签，而“{target}”没有；请用 mse、l1、huber 或 bce_with_logits。</translation>
</message>
<message>
<source>The loss {loss} is measured on a tensor, and the network gives a {kind}: it can be run and exported, and not trained here.</source>
<translation>损失 {loss} 要在张量上计算，而网络给出的是 {kind}：它可以运行和导出，但不能在这里训练。</translation>
</message>
<message>
<source>The losses are measured at outputs that the network gives in training alone, and so it cannot be evaluated; measure one at an output that is always there.</source>
<translation>损失是在网络仅于训练时给出的输出上度量的，因此无法进行评估；请在始终存在的输出上度量一个损失。</translation>
</message>
<message>
<source>The matrix product of two values.</source>
<translation>两个值的矩阵乘积。</translation>
</message>
<message>
<source>The matrix product over the last two dimensions; those before them broadcast.</source>
<translation>最后两维的矩阵乘积；之前的维度做广播。</translation>
</message>
<message>
<source>The mean along dimensions.</source>
<translation>沿维度的平均值。</translation>
</message>
<message>
<source>The mean of absolute differences from the one-hot label.</source>
<translation>与独热标签之差的绝对值的均值。</translation>
</message>
<message>
<source>The mean of all values along dimensions.</source>
<translation>沿维度所有值的平均值。</translation>
</message>
<message>
<source>The mean of each channel: (N, C, D, H, W) becomes (N, C, 1, 1, 1).</source>
<translation>每个通道的平均值：(N, C, D, H, W) 变为 (N, C, 1, 1, 1)。</translation>
</message>
<message>
<source>The mean of each channel: (N, C, H, W) becomes (N, C, 1, 1).</source>
<translation>每个通道的平均值：(N, C, H, W) 变为 (N, C, 1, 1)。</translation>
</message>
<message>
<source>The mean of each channel: (N, C, L) becomes (N, C, 1).</source>
<translation>每个通道的平均值：(N, C, L) 变为 (N, C, 1)。</translation>
</message>
<message>
<source>The mean of each window.</source>
<translation>每个窗口的平均值。</translation>
</message>
<message>
<source>The mean of squared differences from the one-hot label.</source>
<translation>与独热标签之差的平方的均值。</translation>
</message>
<message>
<source>The mean of two values, place by place.</source>
<translation>两个值逐位置的平均。</translation>
</message>
<message>
<source>The mean of two values.</source>
<translation>两个值的平均。</translation>
</message>
<message>
<source>The median along a dimension; of two middle values the smaller.</source>
<translation>沿一个维度的中位数；有两个中间值时取较小者。</translation>
</message>
<message>
<source>The metrics {path} are damaged: {error}.</source>
<translation>指标 {path} 已损坏：{error}。</translation>
</message>
<message>
<source>The metrics {path} could not be written: {strerror}.</source>
<translation>无法写入指标 {path}：{strerror}。</translation>
</message>
<message>
<source>The metrics {target} could not be written: {strerror}.</source>
<translation>无法写入指标 {target}：{strerror}。</translation>
</message>
<message>
<source>The middle of the values.</source>
<translation>值的中心。</translation>
</message>
<message>
<source>The model was made without memory: {count} of its tensors that no weights file holds have no values, and are zeros here. Import a model with its values.</source>
<translation>该模型创建时未分配内存：其中有 {count} 个张量不在任何权重文件中，因而没有数值，在此以零代替。请导入带有数值的模型。</translation>
</message>
<message>
<source>The module {name} in {file}.</source>
<translation>{file} 中的模块 {name}。</translation>
</message>
<message>
<source>The name is that of the class in the source, and of its runs.</source>
<translation>这个名称也用于源代码中的类和训练记录。</translation>
</message>
<message>
<source>The name of an item is a text.</source>
<translation>项的名称须是文本。</translation>
</message>
<message>
<source>The names of layers stay those of PyTorch.</source>
<translation>层的名称保持 PyTorch 的写法。</translation>
</message>
<message>
<source>The natural logarithm.</source>
<translation>自然对数。</translation>
</message>
<message>
<source>The natural logarithm; for positive values only.</source>
<translation>自然对数；仅用于正值。</translation>
</message>
<message>
<source>The nearest whole number, of two the even one; its gradient is zero.</source>
<translation>最近的整数，两个同样近时取偶数；其梯度为零。</translation>
</message>
<message>
<source>The nearest whole number.</source>
<translation>最近的整数。</translation>
</message>
<message>
<source>The network</source>
<translation>网络</translation>
</message>
<message>
<source>The network cannot be exported</source>
<translation>无法导出网络</translation>
</message>
<message>
<source>The network cannot be made: {error}</source>
<translation>无法构造网络：{error}</translation>
</message>
<message>
<source>The network cannot be trained yet: {count} problem to solve first.</source>
<translation>网络还不能训练：先解决 {count} 个问题。</translation>
</message>
<message>
<source>The network cannot be trained yet: {count} problems to solve first.</source>
<translation>网络还不能训练：先解决 {count} 个问题。</translation>
</message>
<message>
<source>The network cannot be written as source.</source>
<translation>网络无法写成源代码。</translation>
</message>
<message>
<source>The network gives values of shape {tuple}, not a score for each of {count_classes} classes; there is nothing to predict with.</source>
<translation>网络给出的值形状为 {tuple}，而不是 {count_classes} 个类别各一个分数；无法预测。</translation>
</message>
<message>
<source>The network has a run already; its weights are the newest.</source>
<translation>网络已有一次训练；它的权重就是最新的。</translation>
</message>
<message>
<source>The network has errors and cannot be traced; the first is {where}{message}</source>
<translation>网络有错误，无法追踪；第一个错误是 {where}{message}</translation>
</message>
<message>
<source>The network has no input; add an input node and wire it.</source>
<translation>网络没有输入；请添加输入节点并连线。</translation>
</message>
<message>
<source>The network has no nodes whose time could be taken.</source>
<translation>网络中没有可以计时的节点。</translation>
</message>
<message>
<source>The network has no output; add an Output and connect the last layer to it.</source>
<translation>网络没有输出；请添加一个 Output，并把最后一层连到它。</translation>
</message>
<message>
<source>The network has {outputs} outputs, but “{name}” has {classes} classes: {consequence}.</source>
<translation>网络有 {outputs} 个输出，但“{name}”有 {classes} 个类别：{consequence}。</translation>
</message>
<message>
<source>The network of TensorFlow's MNIST tutorial: two 5×5 convolutions with ReLU and pooling, a linear layer of 1024 features, and dropout.</source>
<translation>TensorFlow 的 MNIST 教程中的网络：两个带 ReLU 和池化的 5×5 卷积、一个 1024 个特征的线性层和 dropout。</translation>
</message>
<message>
<source>The network of parallel branches that won the ImageNet competition of 2014: nine inception blocks, and two auxiliary heads that help it learn and are left out afterwards (Szegedy and others, 2015). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>以并行分支赢得 2014 年 ImageNet 竞赛的网络：九个 Inception 块，以及两个只在学习时起作用的辅助头（Szegedy 等，2015）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>The network returns a tuple, not a dict: {name} has no key, and others have.</source>
<translation>网络返回的是元组而不是字典：{name} 没有键，而其他输出有。</translation>
</message>
<message>
<source>The network returns a tuple, not a dict: {name} has the key “{key}”, as {other} has.</source>
<translation>网络返回的是元组而不是字典：{name} 的键“{key}”与 {other} 的相同。</translation>
</message>
<message>
<source>The network saw it in colour, {height} × {width}.</source>
<translation>网络看到的是彩色图，{height} × {width}。</translation>
</message>
<message>
<source>The network saw it in grey, {height} × {width}.</source>
<translation>网络看到的是灰度图，{height} × {width}。</translation>
</message>
<message>
<source>The network that read handwritten digits at AT&amp;T: two convolutions with tanh and average pooling, then three linear layers (LeCun, Bottou, Bengio and Haffner, 1998).</source>
<translation>当年在 AT&amp;T 识别手写数字的网络：两个带 tanh 的卷积和平均池化，再接三个线性层（LeCun、Bottou、Bengio 和 Haffner，1998）。</translation>
</message>
<message>
<source>The network that won ImageNet in 2012, as one tower: five convolutions with ReLU, local response normalisation and overlapping pooling, then three linear layers with dropout (Krizhevsky, Sutskever and Hinton, 2012). Its 1000 outputs are ImageNet's classes; the drawn shapes use ten of them.</source>
<translation>2012 年赢得 ImageNet 的网络，合为一路：五个带 ReLU 的卷积、局部响应归一化和重叠池化，再接三个带 dropout 的线性层（Krizhevsky、Sutskever 和 Hinton，2012）。1000 个输出对应 ImageNet 的类别；绘制的形状使用其中十个。</translation>
</message>
<message>
<source>The network's weights take {weights}, which does not fit into this machine's memory{room}; make its largest layer, {largest}, smaller.</source>
<translation>网络的权重需要 {weights}，这台机器的内存放不下{room}；请缩小最大的层 {largest}。</translation>
</message>
<message>
<source>The new dimension.</source>
<translation>新的维度。</translation>
</message>
<message>
<source>The new shape, batch included.</source>
<translation>新的形状，含批次。</translation>
</message>
<message>
<source>The new sizes, batch included; -1 keeps a size.</source>
<translation>新的大小，含批次；-1 保留原大小。</translation>
</message>
<message>
<source>The node “{address}” has no kernels.</source>
<translation>节点“{address}”没有卷积核。</translation>
</message>
<message>
<source>The node “{address}” has no parameters.</source>
<translation>节点“{address}”没有参数。</translation>
</message>
<message>
<source>The node “{address}” is not reached in a forward pass.</source>
<translation>前向传播没有到达节点“{address}”。</translation>
</message>
<message>
<source>The node's value has no maps to draw.</source>
<translation>节点的值没有可画的特征图。</translation>
</message>
<message>
<source>The number of copies is a whole number.</source>
<translation>副本数须是整数。</translation>
</message>
<message>
<source>The number that stands for nothing.</source>
<translation>代表“空”的数。</translation>
</message>
<message>
<source>The number.</source>
<translation>这个数。</translation>
</message>
<message>
<source>The old dimensions in their new order.</source>
<translation>原有维度的新顺序。</translation>
</message>
<message>
<source>The open project is as it was.</source>
<translation>当前的项目保持原样。</translation>
</message>
<message>
<source>The operation {kind} (“{name}”) cannot be imported: {reason}.</source>
<translation>无法导入操作 {kind}（“{name}”）：{reason}。</translation>
</message>
<message>
<source>The option {name} of {name2} {reason}, not {value!r}.</source>
<translation>{name2} 的选项 {name} {reason}，而不是 {value!r}。</translation>
</message>
<message>
<source>The option “{name}” of {owner} {reason}{received}.</source>
<translation>{owner} 的选项“{name}” {reason}{received}。</translation>
</message>
<message>
<source>The original cannot be copied: {error}</source>
<translation>无法复制原模型：{error}</translation>
</message>
<message>
<source>The original does not run with {sizes} in {mode} mode: {error}</source>
<translation>原模型在 {mode} 模式下无法以 {sizes} 运行：{error}</translation>
</message>
<message>
<source>The original does not run: {error}</source>
<translation>原模型无法运行：{error}</translation>
</message>
<message>
<source>The original does not take {sizes}: {error}</source>
<translation>原模型不接受 {sizes}：{error}</translation>
</message>
<message>
<source>The original returns another number of values in training ({training}) than in evaluation ({evaluation}); here what is not there is None.</source>
<translation>原模型在训练时返回的值的个数（{training}）与评估时（{evaluation}）不同；这里缺少的值为 None。</translation>
</message>
<message>
<source>The original returns tensors inside of what it returns; here all are returned as one tuple, in the same order.</source>
<translation>原模型返回的结果中还嵌套着张量；这里全部按相同顺序作为一个元组返回。</translation>
</message>
<message>
<source>The original returns “{kind}”; here its tensors are returned as a dict: {keys}.</source>
<translation>原模型返回“{kind}”；这里其中的张量作为字典返回：{keys}。</translation>
</message>
<message>
<source>The original returns “{kind}”; here its tensors are returned as a tuple.</source>
<translation>原模型返回“{kind}”；这里其中的张量作为元组返回。</translation>
</message>
<message>
<source>The other dimension.</source>
<translation>另一个维度。</translation>
</message>
<message>
<source>The other of the two is had with Ctrl held down.</source>
<translation>按住 Ctrl 则是另一种。</translation>
</message>
<message>
<source>The output of the network that it measures.</source>
<translation>它所度量的网络输出。</translation>
</message>
<message>
<source>The output “{name}” is never computed.</source>
<translation>输出“{name}”从未被计算。</translation>
</message>
<message>
<source>The output “{node_id}” has {shape} values for each image, and {title} has {classes} classes; give the last layer {classes} outputs.</source>
<translation>输出“{node_id}”对每幅图像给出 {shape} 个值，而 {title} 有 {classes} 个类别；请让最后一层有 {classes} 个输出。</translation>
</message>
<message>
<source>The outputs give these weights no gradient, as where no box of theirs is chosen; what their layers give was compared instead, with gradients from there: {names}.</source>
<translation>输出没有给这些权重带来梯度，例如它们的框都没有被选中；因此改为比较这些层给出的值以及由此产生的梯度：{names}。</translation>
</message>
<message>
<source>The p-norm of each window. With p = 1 it is the sum of the window; the larger p, the nearer to its maximum. Torch takes the sum of xᵖ, not of |x|ᵖ.</source>
<translation>每个窗口的 p 范数。p = 1 时是窗口之和；p 越大越接近最大值。Torch 对 xᵖ 求和，而不是 |x|ᵖ。</translation>
</message>
<message>
<source>The package that the model comes from</source>
<translation>模型所属的软件包</translation>
</message>
<message>
<source>The packed project has no {project_name}.</source>
<translation>打包的项目没有 {project_name}。</translation>
</message>
<message>
<source>The packed project holds {filename!r}, which no node of it is from.</source>
<translation>打包的项目含有 {filename!r}，但其中没有任何节点来自它。</translation>
</message>
<message>
<source>The packed project holds {filename!r}; it may hold {project_name}, {tensors_name} and Python files in code/, once each.</source>
<translation>打包的项目含有 {filename!r}；它只能各含一份 {project_name}、{tensors_name} 以及 code/ 中的 Python 文件。</translation>
</message>
<message>
<source>The packed project is damaged: {error}.</source>
<translation>打包的项目已损坏：{error}。</translation>
</message>
<message>
<source>The packed project is encrypted; unpack it first.</source>
<translation>打包的项目已加密；请先解包。</translation>
</message>
<message>
<source>The packed project names the tensors “{tensor_file}”, and its tensors are {value}.</source>
<translation>打包的项目指明张量在“{tensor_file}”，而它的张量是 {value}。</translation>
</message>
<message>
<source>The parameters and buffers alone, under the keys of the state_dict; holds no code.</source>
<translation>仅含参数和缓冲区，以 state_dict 的键命名；不含代码。</translation>
</message>
<message>
<source>The parts add up to {sum}, but dimension {dim} of {x} has {size}.</source>
<translation>各部分合计 {sum}，但 {x} 的第 {dim} 维为 {size}。</translation>
</message>
<message>
<source>The picture {path} cannot be read ({reason}).</source>
<translation>无法读取图片 {path}（{reason}）。</translation>
</message>
<message>
<source>The place of the largest value along a dimension.</source>
<translation>沿一个维度最大值的位置。</translation>
</message>
<message>
<source>The place of the largest value along a dimension; it has no gradient.</source>
<translation>沿一个维度最大值的位置；没有梯度。</translation>
</message>
<message>
<source>The place of the smallest value along a dimension.</source>
<translation>沿一个维度最小值的位置。</translation>
</message>
<message>
<source>The place of the smallest value along a dimension; it has no gradient.</source>
<translation>沿一个维度最小值的位置；没有梯度。</translation>
</message>
<message>
<source>The plainest network to begin with: the values in a row, two hidden layers with ReLU and dropout, and a score for each class.</source>
<translation>最朴素的起步网络：值排成一行，两个带 ReLU 和 dropout 的隐藏层，每个类别一个分数。</translation>
</message>
<message>
<source>The plot could not be written to {path}; choose another folder.</source>
<translation>图表无法写入 {path}；请选择别的文件夹。</translation>
</message>
<message>
<source>The power mean of each window without its division: between a sum and a maximum.</source>
<translation>每个窗口的幂平均（不做除法）：介于求和与最大值之间。</translation>
</message>
<message>
<source>The power.</source>
<translation>幂次。</translation>
</message>
<message>
<source>The power: 1 gives the sum, infinity the maximum.</source>
<translation>幂次：1 为求和，无穷大为最大值。</translation>
</message>
<message>
<source>The probability taken from the true class and spread over all of them.</source>
<translation>从真实类别取出、分摊到所有类别的概率。</translation>
</message>
<message>
<source>The problem shows both numbers. Press one of the repairs, and the network is whole again.</source>
<translation>问题会显示两个数。按下其中一个修复，网络就恢复完好。</translation>
</message>
<message>
<source>The process that did the work ended early: {words}</source>
<translation>执行该工作的进程提前结束：{words}</translation>
</message>
<message>
<source>The product along a dimension.</source>
<translation>沿一个维度的积。</translation>
</message>
<message>
<source>The product of all values along a dimension.</source>
<translation>沿一个维度所有值的积。</translation>
</message>
<message>
<source>The product of two values: a gate, an attention map.</source>
<translation>两个值之积：门、注意力图。</translation>
</message>
<message>
<source>The program ended unexpectedly. “{name}” was kept {when}, a step newer than {file}.</source>
<translation>程序意外结束。“{name}”保存于{when}，比 {file} 新一步。</translation>
</message>
<message>
<source>The program ended unexpectedly. “{name}” was kept {when}, {count} steps newer than {file}.</source>
<translation>程序意外结束。“{name}”保存于{when}，比 {file} 新 {count} 步。</translation>
</message>
<message>
<source>The program ended unexpectedly. “{name}”, which was never saved to a file, was kept {when}.</source>
<translation>程序意外结束。从未存为文件的“{name}”保存于{when}。</translation>
</message>
<message>
<source>The program’s own</source>
<translation>程序自己的</translation>
</message>
<message>
<source>The project</source>
<translation>项目</translation>
</message>
<message>
<source>The project as it was opened</source>
<translation>项目打开时的样子</translation>
</message>
<message>
<source>The project cannot be saved</source>
<translation>无法保存项目</translation>
</message>
<message>
<source>The project cannot be written: {error}</source>
<translation>无法写入项目：{error}</translation>
</message>
<message>
<source>The project would take {size:,} bytes; a project file has at most {max_bytes:,}.</source>
<translation>项目会占 {size:,} 字节；项目文件至多 {max_bytes:,} 字节。</translation>
</message>
<message>
<source>The quotient of two values, place by place; where b is zero it is infinite.</source>
<translation>两个值逐位置之商；b 为零处为无穷大。</translation>
</message>
<message>
<source>The quotient of two values.</source>
<translation>两个值之商。</translation>
</message>
<message>
<source>The rate at the very end.</source>
<translation>最后的学习率。</translation>
</message>
<message>
<source>The rate falls along half a cosine, to its minimum at the end.</source>
<translation>学习率沿半个余弦下降，最后到达最小值。</translation>
</message>
<message>
<source>The rate falls by a factor every few epochs.</source>
<translation>每隔几个轮次，学习率乘以一个因子下降。</translation>
</message>
<message>
<source>The recipe feeds an input from “{field}”, which the data set does not have; it has: {fields}.</source>
<translation>训练配置用“{field}”送入输入，而数据集没有它；数据集有：{fields}。</translation>
</message>
<message>
<source>The recipe feeds the input “{node_id}”, which the network does not have; it has: {inputs}.</source>
<translation>训练配置送入输入“{node_id}”，而网络没有它；网络有：{inputs}。</translation>
</message>
<message>
<source>The recipe feeds “{field}” to the input “{node_id}”; {value}.</source>
<translation>训练配置把“{field}”送入输入“{node_id}”；{value}。</translation>
</message>
<message>
<source>The recipe has no loss to train by; add one, such as cross_entropy.</source>
<translation>训练配置没有可用于训练的损失；请添加一个，例如 cross_entropy。</translation>
</message>
<message>
<source>The recipe has no update; add one with a loss and an optimizer.</source>
<translation>训练配置没有更新步骤；请添加一个带损失和优化器的更新。</translation>
</message>
<message>
<source>The recipe trains “{member_id}”, which the network does not have; it has: {members}.</source>
<translation>训练配置训练“{member_id}”，而网络没有它；网络有：{members}。</translation>
</message>
<message>
<source>The recovery folder cannot be written. Save your project now.</source>
<translation>恢复文件夹无法写入。请立即保存项目。</translation>
</message>
<message>
<source>The recovery folder {folder} cannot be made: {reason}; save the project under a name.</source>
<translation>无法创建恢复文件夹 {folder}：{reason}；请把项目另存为一个名称。</translation>
</message>
<message>
<source>The reshape to 256·6·6 = 9216 values belongs to images of 227×227; at 128×128 the last pooling leaves 2×2, and a row would hold the values of nine images.</source>
<translation>变形为 256·6·6 = 9216 个值适用于 227×227 的图像；128×128 时最后的池化只剩 2×2，一行会装下九幅图像的值。</translation>
</message>
<message>
<source>The residual network most others are compared with: sixteen bottleneck blocks of three convolutions (He and others, 2015). As in torchvision, the 3×3 convolution of a block takes the stride. Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>最常被用来比较的残差网络：十六个由三个卷积组成的瓶颈块（He 等，2015）。与 torchvision 相同，步幅由块中的 3×3 卷积承担。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>The residual network of He and others (2015, section 4.2) with twenty layers for images of 32×32: three stages of three blocks. Where a stage halves the image, a 1×1 convolution fits the shortcut (option B). The recipe is theirs, shortened, on drawn shapes; weights begin as PyTorch makes them.</source>
<translation>He 等（2015，4.2 节）的残差网络，二十层，用于 32×32 的图像：三级，每级三个块。图像减半处用 1×1 卷积匹配捷径（方案 B）。训练配置取自论文并缩短，用于绘制的形状；权重按 PyTorch 的方式初始化。</translation>
</message>
<message>
<source>The run in {path} has another recipe (data, batch size, steps or seed); set it back, or choose another folder to train anew.</source>
<translation>{path} 中的训练使用另一份训练配置（数据、批大小、步骤或种子）；请改回去，或选择别的文件夹重新训练。</translation>
</message>
<message>
<source>The run in {path} is damaged: {error} in {run}.</source>
<translation>{path} 中的训练记录已损坏：{run} 中的 {error}。</translation>
</message>
<message>
<source>The run in {path} is damaged: {run} is not JSON.</source>
<translation>{path} 中的训练记录已损坏：{run} 不是 JSON。</translation>
</message>
<message>
<source>The run in {path} is not of format {format}, which is read here.</source>
<translation>{path} 中的训练不是这里能读取的格式 {format}。</translation>
</message>
<message>
<source>The run in {path} is of another network; open its project.json, or choose another folder to train anew.</source>
<translation>{path} 中的训练属于另一个网络；请打开它的 project.json，或选择别的文件夹重新训练。</translation>
</message>
<message>
<source>The run {path} cannot be removed: {strerror}.</source>
<translation>无法移除训练 {path}：{strerror}。</translation>
</message>
<message>
<source>The run {path} has lost its project: {error}</source>
<translation>训练 {path} 丢失了它的项目：{error}</translation>
</message>
<message>
<source>The run {path} has no checkpoint to go on from.</source>
<translation>训练 {path} 没有可供继续的检查点。</translation>
</message>
<message>
<source>The run's folder {folder} cannot be made: {error}</source>
<translation>无法创建训练文件夹 {folder}：{error}</translation>
</message>
<message>
<source>The run's folder {folder} cannot be made: {strerror}; choose another.</source>
<translation>无法创建训练文件夹 {folder}：{strerror}；请另选一个。</translation>
</message>
<message>
<source>The same in PyTorch's own format, for programs that read no other.</source>
<translation>内容相同，采用 PyTorch 自己的格式，供不读取其他格式的程序使用。</translation>
</message>
<message>
<source>The same rate throughout.</source>
<translation>始终使用同一学习率。</translation>
</message>
<message>
<source>The same seed draws the same images.</source>
<translation>相同的种子生成相同的图像。</translation>
</message>
<message>
<source>The same seed gives the same weights, order of images and curves.</source>
<translation>相同的种子得到相同的权重、图像顺序和曲线。</translation>
</message>
<message>
<source>The same table with plain numbers, for a spreadsheet.</source>
<translation>同一张表，数字不加格式，供电子表格使用。</translation>
</message>
<message>
<source>The same value everywhere.</source>
<translation>处处相同的值。</translation>
</message>
<message>
<source>The same values as another dtype.</source>
<translation>同样的值换一种 dtype。</translation>
</message>
<message>
<source>The same values in another shape; one size may be -1.</source>
<translation>同样的值换一种形状；其中一个大小可为 -1。</translation>
</message>
<message>
<source>The same values stored as another type of number.</source>
<translation>同样的值以另一种数的类型存储。</translation>
</message>
<message>
<source>The same values, in the same order, in another shape; one size may be −1 and follows.</source>
<translation>同样的值、同样的顺序，换一种形状；其中一个大小可为 −1，由其余推出。</translation>
</message>
<message>
<source>The saved position, {position}, is not among the {count_split} samples; the data set has changed since it was saved.</source>
<translation>保存的位置 {position} 不在 {count_split} 个样本之内；数据集在保存之后变了。</translation>
</message>
<message>
<source>The second convolution is padded like the first, so that 16·7·7 = 784 features arrive at a linear layer that was made for 16·5·5 = 400.</source>
<translation>第二个卷积与第一个一样做了填充，于是 16·7·7 = 784 个特征到达为 16·5·5 = 400 准备的线性层。</translation>
</message>
<message>
<source>The selection cannot stand alone: what “{name}” gives it is not known. Select “{name}” too.</source>
<translation>所选内容无法独立：不知道“{name}”给它什么。请把“{name}”也选上。</translation>
</message>
<message>
<source>The selection holds no layer; select the layers that the source should have.</source>
<translation>所选内容中没有层；请选择需要源代码的层。</translation>
</message>
<message>
<source>The session has ended; start the program again.</source>
<translation>会话已结束；请重新启动程序。</translation>
</message>
<message>
<source>The shape of its output; N is the batch</source>
<translation>输出的形状；N 是批次</translation>
</message>
<message>
<source>The shape of one sample, without the batch: channels × height × width for an image.</source>
<translation>一个样本的形状，不含批次：图像为通道 × 高 × 宽。</translation>
</message>
<message>
<source>The shape of the input “{name}” is not known.</source>
<translation>输入“{name}”的形状未知。</translation>
</message>
<message>
<source>The share of zeros in each column.</source>
<translation>每列中零所占的比例。</translation>
</message>
<message>
<source>The sign: -1, 0 or 1.</source>
<translation>符号：-1、0 或 1。</translation>
</message>
<message>
<source>The sign: −1, 0 or 1; its gradient is zero.</source>
<translation>符号：−1、0 或 1；其梯度为零。</translation>
</message>
<message>
<source>The sine of each value, in radians.</source>
<translation>每个值的正弦，以弧度计。</translation>
</message>
<message>
<source>The sine.</source>
<translation>正弦。</translation>
</message>
<message>
<source>The sizes of what it is called with, the batch first; several are divided by spaces: 2x3x224x224, or ids=2x16:int64&lt;1000.</source>
<translation>调用它时各输入的尺寸，批次在前；多个输入用空格分隔：2x3x224x224，或 ids=2x16:int64&lt;1000。</translation>
</message>
<message>
<source>The smaller of two networks that a search arranged for the processor of a phone: eleven inverted residual blocks, most of which weigh their channels, with hard swish in the deeper ones (Howard and others, 2019). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>由搜索为手机处理器编排的两个网络中较小的一个：十一个倒残差块，大多给通道加权，较深的使用 hard swish（Howard 等，2019）。其名称与 torchvision 一致，因此权重可直接加载；它的 1000 个输出是 ImageNet 的类别，绘制的图形只用到其中十个。</translation>
</message>
<message>
<source>The smaller of two values, place by place.</source>
<translation>两个值中较小者，逐位置。</translation>
</message>
<message>
<source>The smaller of two values, place by place; the gradient goes to that one.</source>
<translation>两个值中较小者，逐位置；梯度传给较小者。</translation>
</message>
<message>
<source>The smallest residual network: four stages of two blocks, each adding what two convolutions have learnt to its input (He and others, 2015). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>最小的残差网络：四个阶段，每个阶段两个块，每个块把两个卷积学到的内容加到输入上（He 等，2015）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>The smallest value along dimensions.</source>
<translation>沿维度的最小值。</translation>
</message>
<message>
<source>The smallest value along dimensions; where several are smallest they share the gradient.</source>
<translation>沿维度的最小值；多个并列最小时平分梯度。</translation>
</message>
<message>
<source>The smallest value.</source>
<translation>最小的值。</translation>
</message>
<message>
<source>The smallest whole number not below; its gradient is zero.</source>
<translation>不小于它的最小整数；其梯度为零。</translation>
</message>
<message>
<source>The softmax of the negated values.</source>
<translation>取负后的 softmax。</translation>
</message>
<message>
<source>The softmax of the negated values: the smallest score gets the largest share.</source>
<translation>取负后的 softmax：分数最小的占比最大。</translation>
</message>
<message>
<source>The source does not run: {error}</source>
<translation>源代码无法运行：{error}</translation>
</message>
<message>
<source>The source that trains, as a file that needs nothing but PyTorch, and safetensors for stored tensors.</source>
<translation>可训练的源代码文件，只需要 PyTorch；存有张量时还需要 safetensors。</translation>
</message>
<message>
<source>The spread of {count} values has no meaning with a correction of {args}; received {x}.</source>
<translation>{count} 个值在 correction 为 {args} 时没有方差可言；收到的是 {x}。</translation>
</message>
<message>
<source>The square root.</source>
<translation>平方根。</translation>
</message>
<message>
<source>The square root; for values that are not negative.</source>
<translation>平方根；用于非负值。</translation>
</message>
<message>
<source>The standard deviation along dimensions.</source>
<translation>沿维度的标准差。</translation>
</message>
<message>
<source>The standard deviation along dimensions; correction 1 divides by n − 1, for a sample.</source>
<translation>沿维度的标准差；correction 为 1 时除以 n − 1，用于样本。</translation>
</message>
<message>
<source>The start page</source>
<translation>起始页</translation>
</message>
<message>
<source>The step before</source>
<translation>前一个步骤</translation>
</message>
<message>
<source>The step failed</source>
<translation>这一步失败了</translation>
</message>
<message>
<source>The step.</source>
<translation>步长。</translation>
</message>
<message>
<source>The sum along dimensions.</source>
<translation>沿维度的和。</translation>
</message>
<message>
<source>The sum of all values along dimensions.</source>
<translation>沿维度所有值的和。</translation>
</message>
<message>
<source>The sum of all values so far along a dimension.</source>
<translation>沿一个维度到此为止所有值之和。</translation>
</message>
<message>
<source>The sum of two values: a residual connection.</source>
<translation>两个值之和：残差连接。</translation>
</message>
<message>
<source>The sum, mean or maximum of the vectors of a row of numbers.</source>
<translation>一行数的向量之和、平均或最大值。</translation>
</message>
<message>
<source>The system ended the process that did the work, probably for lack of memory.</source>
<translation>系统结束了执行此工作的进程，可能是因为内存不足。</translation>
</message>
<message>
<source>The table of layers with shapes, parameters and multiply-accumulates.</source>
<translation>层的列表，含形状、参数量和乘加次数。</translation>
</message>
<message>
<source>The tensor “{name}” cannot have the shape {shape}.</source>
<translation>张量“{name}”的形状不可能是 {shape}。</translation>
</message>
<message>
<source>The tensor “{name}” holds no numbers; it cannot be imported.</source>
<translation>张量“{name}”中没有数字，无法导入。</translation>
</message>
<message>
<source>The tensor “{name}” is damaged: {error}.</source>
<translation>张量“{name}”已损坏：{error}。</translation>
</message>
<message>
<source>The tensors cannot be saved: {error}.</source>
<translation>无法保存张量：{error}。</translation>
</message>
<message>
<source>The text “{excerpt}” on the clipboard is no part of a network.</source>
<translation>剪贴板中的文本“{excerpt}”不是网络的一部分。</translation>
</message>
<message>
<source>The threshold.</source>
<translation>阈值。</translation>
</message>
<message>
<source>The tie to “{path}” would lose its end; take it out first.</source>
<translation>到“{path}”的权重绑定会失去一端；请先去掉它。</translation>
</message>
<message>
<source>The torch thread ended by an error of the program: {error!r}.</source>
<translation>torch 线程因程序错误而结束：{error!r}。</translation>
</message>
<message>
<source>The training ended before its first epoch did.</source>
<translation>训练在第一个轮次结束之前就停止了。</translation>
</message>
<message>
<source>The trust in {path} cannot be remembered: {error}</source>
<translation>无法记住对 {path} 的信任：{error}</translation>
</message>
<message>
<source>The tutorial pads its convolutions; without padding each takes four rows and columns, and the linear layer's 7·7·64 = 3136 features are only 4·4·64 = 1024.</source>
<translation>教程中的卷积带填充；没有填充时每个卷积去掉四行四列，线性层的 7·7·64 = 3136 个特征只剩 4·4·64 = 1024。</translation>
</message>
<message>
<source>The user's own</source>
<translation>用户自己的数据</translation>
</message>
<message>
<source>The usual loss of classification: softmax and negative log-likelihood in one.</source>
<translation>分类的常用损失：softmax 与负对数似然合二为一。</translation>
</message>
<message>
<source>The value in the middle along a dimension; of two the smaller.</source>
<translation>沿一个维度居中的值；有两个时取较小者。</translation>
</message>
<message>
<source>The value of “{node}” is not known where it is read.</source>
<translation>在读取“{node}”的地方，它的值还不知道。</translation>
</message>
<message>
<source>The value with its sign turned.</source>
<translation>值取相反数。</translation>
</message>
<message>
<source>The value.</source>
<translation>该值。</translation>
</message>
<message>
<source>The values of {key} are not at hand: they lie in the .tensors.safetensors file that was exported along; keep it beside the Python file, under the same name.</source>
<translation>没有找到 {key} 的数值：它们在一同导出的 .tensors.safetensors 文件中；请将该文件与 Python 文件放在一起，并保持同样的名称。</translation>
</message>
<message>
<source>The values of “{name}” are missing.</source>
<translation>缺少“{name}”的数值。</translation>
</message>
<message>
<source>The values stay as they are.</source>
<translation>值保持不变。</translation>
</message>
<message>
<source>The variance along dimensions.</source>
<translation>沿维度的方差。</translation>
</message>
<message>
<source>The variance along dimensions; correction 1 divides by n − 1, for a sample.</source>
<translation>沿维度的方差；correction 为 1 时除以 n − 1，用于样本。</translation>
</message>
<message>
<source>The weights are the same, in another order.</source>
<translation>权重相同，但顺序不同。</translation>
</message>
<message>
<source>The weights could not be written to {name}: {reason}</source>
<translation>权重无法写入 {name}：{reason}</translation>
</message>
<message>
<source>The weights differ.
{mismatch}</source>
<translation>权重不同。
{mismatch}</translation>
</message>
<message>
<source>The weights in {name} are loaded</source>
<translation>已加载 {name} 中的权重</translation>
</message>
<message>
<source>The weights in {path} are loaded.</source>
<translation>已载入 {path} 中的权重。</translation>
</message>
<message>
<source>The weights in {path} cannot be read: the name must end in .safetensors, .pt or .pth.</source>
<translation>无法读取 {path} 中的权重：名称必须以 .safetensors、.pt 或 .pth 结尾。</translation>
</message>
<message>
<source>The weights in {path} cannot be read: {rstrip}.</source>
<translation>无法读取 {path} 中的权重：{rstrip}。</translation>
</message>
<message>
<source>The weights in {source} are of another network; {count_lines} of its tensors do not fit:
{shown}
Open the network that they belong to, or train this one.</source>
<translation>{source} 中的权重属于另一个网络；其中 {count_lines} 个张量不匹配：
{shown}
请打开它们所属的网络，或训练当前网络。</translation>
</message>
<message>
<source>The weights {name} could not be downloaded ({reason}); connect to the network and try again, or download {url} elsewhere and put it into {folder}.</source>
<translation>无法下载权重 {name}（{reason}）；请连接网络后重试，或在别处下载 {url} 并放入 {folder}。</translation>
</message>
<message>
<source>The weights {path} could not be written: {strerror}; make room or choose another place.</source>
<translation>无法写入权重 {path}：{strerror}；请腾出空间或另选位置。</translation>
</message>
<message>
<source>The wheel</source>
<translation>滚轮</translation>
</message>
<message>
<source>The whole entry</source>
<translation>完整条目</translation>
</message>
<message>
<source>The whole graph: click to go there, drag the frame, turn to zoom</source>
<translation>整个图：单击前往，拖动方框，滚轮缩放</translation>
</message>
<message>
<source>The whole number above.</source>
<translation>向上取整。</translation>
</message>
<message>
<source>The whole number below.</source>
<translation>向下取整。</translation>
</message>
<message>
<source>The window is {reach} wide, but the input's {name} is only {size}{padded}; received {x}.</source>
<translation>窗口宽 {reach}，但输入的 {name} 只有 {size}{padded}；收到的是 {x}。</translation>
</message>
<message>
<source>The window is {window} wide, but the input's size there is only {size}; received {x}.</source>
<translation>窗口宽 {window}，但输入在该处只有 {size}；收到的是 {x}。</translation>
</message>
<message>
<source>The wire carries {count_item} values {type_text}; choose one of them.</source>
<translation>这条连线携带 {count_item} 个值 {type_text}；请选择其中一个。</translation>
</message>
<message>
<source>The wire carries {count} values; choose one of them.</source>
<translation>这条连线携带 {count} 个值；请选择其中一个。</translation>
</message>
<message>
<source>The wire has no dot number {index}; it has {count_points}.</source>
<translation>连线没有第 {index} 个折点；它有 {count_points} 个。</translation>
</message>
<message>
<source>The wires form a circle: {listed}. Take one of them out.</source>
<translation>连线形成环：{listed}。请去掉其中一条。</translation>
</message>
<message>
<source>The wires form a cycle through here; take one of them out.</source>
<translation>连线在此处形成环；请去掉其中一条。</translation>
</message>
<message>
<source>The {of} ({size}) must be a multiple of {by}, by {parameter}; received {x}.</source>
<translation>{of}（{size}）必须是 {by} 的倍数，由 {parameter} 决定；收到的是 {x}。</translation>
</message>
<message>
<source>The {split} split of {title} has no images.</source>
<translation>{title} 的 {split} 部分没有图像。</translation>
</message>
<message>
<source>The {what} has no loss to learn by.</source>
<translation>{what}没有可供学习的损失。</translation>
</message>
<message>
<source>Theme</source>
<translation>主题</translation>
</message>
<message>
<source>There are no activations to measure here.</source>
<translation>这里没有可测量的激活值。</translation>
</message>
<message>
<source>There are no gradients yet; make a step.</source>
<translation>还没有梯度；请先执行一步。</translation>
</message>
<message>
<source>There are no pretrained weights for this network; those presets have some that are torchvision’s networks, with their 1,000 classes.</source>
<translation>此网络没有预训练权重；只有与 torchvision 网络相同、且有 1,000 个类别的预设才有。</translation>
</message>
<message>
<source>There are no runs yet.</source>
<translation>还没有训练记录。</translation>
</message>
<message>
<source>There are no trained weights in the folder {path}.</source>
<translation>文件夹 {path} 中没有训练好的权重。</translation>
</message>
<message>
<source>There are not as many values as names.</source>
<translation>值与名称的个数不一致。</translation>
</message>
<message>
<source>There are two classes named “{name}”.</source>
<translation>有两个类都名为“{name}”。</translation>
</message>
<message>
<source>There are {longest} positions, but the sequence has {length}; received {x}.</source>
<translation>共有 {longest} 个位置，但序列长度为 {length}；收到的是 {x}。</translation>
</message>
<message>
<source>There is already a block named “{block}”; choose another name.</source>
<translation>已有名为“{block}”的块；请换一个名称。</translation>
</message>
<message>
<source>There is already a block named “{name}”; choose another name.</source>
<translation>已有名为“{name}”的块；请换一个名称。</translation>
</message>
<message>
<source>There is already a block “{name}” in the library.</source>
<translation>库中已有块“{name}”。</translation>
</message>
<message>
<source>There is already a member named “{name}”.</source>
<translation>已有名为“{name}”的成员。</translation>
</message>
<message>
<source>There is already a node with the id “{id}”.</source>
<translation>已有 id 为“{id}”的节点。</translation>
</message>
<message>
<source>There is already a note with the id “{id}”.</source>
<translation>已有 id 为“{id}”的便签。</translation>
</message>
<message>
<source>There is no block named “{block}”.</source>
<translation>没有名为“{block}”的块。</translation>
</message>
<message>
<source>There is no block named “{block}”; the project has: {known}.</source>
<translation>没有名为“{block}”的块；项目中有：{known}。</translation>
</message>
<message>
<source>There is no block named “{name}”.</source>
<translation>没有名为“{name}”的块。</translation>
</message>
<message>
<source>There is no block named “{scope}”; the project has: {known}.</source>
<translation>没有名为“{scope}”的块；项目中有：{known}。</translation>
</message>
<message>
<source>There is no block of this name.</source>
<translation>没有这个名称的块。</translation>
</message>
<message>
<source>There is no class {name} in {path}.</source>
<translation>{path} 中没有类 {name}。</translation>
</message>
<message>
<source>There is no class {name} in {path}; it has: {known}.</source>
<translation>{path} 中没有类 {name}；其中有：{known}。</translation>
</message>
<message>
<source>There is no data set called "{name}"; there are {known}.</source>
<translation>没有名为“{name}”的数据集；可用的有 {known}。</translation>
</message>
<message>
<source>There is no device named “{name}”; use auto, cpu, cuda, cuda:1 or mps.</source>
<translation>没有名为“{name}”的设备；请用 auto、cpu、cuda、cuda:1 或 mps。</translation>
</message>
<message>
<source>There is no file of weights at {path}.</source>
<translation>{path} 处没有权重文件。</translation>
</message>
<message>
<source>There is no folder {root}; choose one with a folder for each class.</source>
<translation>没有文件夹 {root}；请选择一个每类各有子文件夹的文件夹。</translation>
</message>
<message>
<source>There is no image to look at yet; the data set is not loaded.</source>
<translation>还没有可看的图像；数据集尚未加载。</translation>
</message>
<message>
<source>There is no image to measure.</source>
<translation>没有可测量的图像。</translation>
</message>
<message>
<source>There is no item {item} of {value!r:.60}.</source>
<translation>{value!r:.60} 没有第 {item} 项。</translation>
</message>
<message>
<source>There is no item {step}: the value has {count_value} items {type_text}.</source>
<translation>没有第 {step} 项：该值有 {count_value} 项 {type_text}。</translation>
</message>
<message>
<source>There is no layer named “{name}”.</source>
<translation>没有名为“{name}”的层。</translation>
</message>
<message>
<source>There is no layer with the id “{member_id}”.</source>
<translation>没有 id 为“{member_id}”的层。</translation>
</message>
<message>
<source>There is no network yet; open one that has no problems.</source>
<translation>还没有网络；请打开一个没有问题的网络。</translation>
</message>
<message>
<source>There is no node with the id “{node_id}”.</source>
<translation>没有 id 为“{node_id}”的节点。</translation>
</message>
<message>
<source>There is no note with the id “{note_id}”.</source>
<translation>没有 id 为“{note_id}”的便签。</translation>
</message>
<message>
<source>There is no part “{name}” to keep; give the path of a module inside, or its class.</source>
<translation>没有可保留的部分“{name}”；请给出其中某个模块的路径或类名。</translation>
</message>
<message>
<source>There is no paused run to make a step of; start one and pause it.</source>
<translation>没有暂停中的训练可以单步；请开始一次训练并暂停它。</translation>
</message>
<message>
<source>There is no preset “{name}”; did you mean {near}?</source>
<translation>没有预设“{name}”；是指 {near} 吗？</translation>
</message>
<message>
<source>There is no preset “{name}”; the presets are: {names}.</source>
<translation>没有预设“{name}”；预设有：{names}。</translation>
</message>
<message>
<source>There is no run in {path}: {run} cannot be read.</source>
<translation>{path} 中没有训练记录：无法读取 {run}。</translation>
</message>
<message>
<source>There is no run to add {epochs} epochs to; start one, or add at least 1.</source>
<translation>没有可以追加 {epochs} 轮的训练；请开始一次，或至少追加 1 轮。</translation>
</message>
<message>
<source>There is no run; start one.</source>
<translation>没有训练；请开始一次。</translation>
</message>
<message>
<source>There is no sample {index} in the {split} split; it has 0 to {count_source}.</source>
<translation>{split} 部分没有样本 {index}；它有 0 到 {count_source}。</translation>
</message>
<message>
<source>There is no such item.</source>
<translation>没有这个元素。</translation>
</message>
<message>
<source>There is no wire into port {wire} of “{name}” to bend.</source>
<translation>“{name}”的端口 {wire} 没有可折弯的连线。</translation>
</message>
<message>
<source>There is no {kind} named “{name}”; there are: {known}.</source>
<translation>没有名为“{name}”的{kind}；可用的有：{known}。</translation>
</message>
<message>
<source>There is nothing to draw: the canvas is empty.</source>
<translation>没有可画的内容：画布是空的。</translation>
</message>
<message>
<source>There is nothing to train: the network has no parameters, or all of them are frozen; add a layer with weights or unfreeze one.</source>
<translation>没有可训练的东西：网络没有参数，或全部已冻结；请添加带权重的层，或解冻一层。</translation>
</message>
<message>
<source>These have equal shapes and may be renamed ones: {pairs}.</source>
<translation>这些张量形状相同，可能只是改了名：{pairs}。</translation>
</message>
<message>
<source>They expect RGB images of {side} × {side} pixels, with values from 0 to 1 normalised by the mean {mean} and the standard deviation {deviation}.</source>
<translation>它们要求 {side} × {side} 像素的 RGB 图像，取值 0 到 1，并按均值 {mean}、标准差 {deviation} 归一化。</translation>
</message>
<message>
<source>They fit with the prefix “{after}”.</source>
<translation>加上前缀“{after}”后即可匹配。</translation>
</message>
<message>
<source>They fit with “{before}” called “{after}”.</source>
<translation>把“{before}”改为“{after}”后即可匹配。</translation>
</message>
<message>
<source>They fit without the prefix “{before}”.</source>
<translation>去掉前缀“{before}”后即可匹配。</translation>
</message>
<message>
<source>They have no parameter in common.</source>
<translation>它们没有共同的参数。</translation>
</message>
<message>
<source>Things change place at once instead of gliding.</source>
<translation>立即移动到位，不作滑动。</translation>
</message>
<message>
<source>Thirteen 3×3 convolutions in five stages and three linear layers (Simonyan and Zisserman, 2014, configuration D). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>五个阶段共十三个 3×3 卷积和三个线性层（Simonyan 与 Zisserman，2014，配置 D）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>Thirteen 3×3 convolutions in five stages and three linear layers with batch normalisation after each convolution (Simonyan and Zisserman, 2014, configuration D). Its names are torchvision's, so that weights load as they are; its 1000 outputs are ImageNet's classes, of which the drawn shapes use ten.</source>
<translation>五个阶段共十三个 3×3 卷积和三个线性层，每个卷积之后有批归一化（Simonyan 与 Zisserman，2014，配置 D）。名称与 torchvision 相同，权重可直接载入；1000 个输出是 ImageNet 的类别，绘制的形状只用其中十个。</translation>
</message>
<message>
<source>This expression has no place in `forward`: use members, functions of torch and F, methods of tensors, and operators.</source>
<translation>这个表达式不能出现在 `forward` 中：请使用成员、torch 和 F 的函数、张量的方法以及运算符。</translation>
</message>
<message>
<source>This is nested more than {most} levels deep.</source>
<translation>嵌套超过 {most} 层。</translation>
</message>
<message>
<source>This is nested too deep to be read.</source>
<translation>嵌套太深，无法读取。</translation>
</message>
<message>
<source>This is no size that a network can have.</source>
<translation>这不是网络可用的尺寸。</translation>
</message>
<message>
<source>This is not Python: {message}.</source>
<translation>这不是 Python：{message}。</translation>
</message>
<message>
<source>This is the form of the selected layer. Change a number, such as out_channels, and watch the shapes on the canvas follow.</source>
<translation>这是所选层的参数表。改一个数，例如 out_channels，看画布上的形状随之变化。</translation>
</message>
<message>
<source>This is the source that trains. {key} writes it as a Python file that stands alone.</source>
<translation>这就是用来训练的源代码。{key} 把它写成可独立运行的 Python 文件。</translation>
</message>
<message>
<source>This network cannot be trained here</source>
<translation>这个网络不能在这里训练</translation>
</message>
<message>
<source>This network has no kernels yet</source>
<translation>这个网络还没有卷积核</translation>
</message>
<message>
<source>This network uses custom Python ({files}). Nothing of it runs before you trust it.</source>
<translation>这个网络使用自定义 Python（{files}）。在你信任它之前，其中没有任何内容会运行。</translation>
</message>
<message>
<source>This network uses {file}. To check and train it, the file has to run, with all your rights on this computer. Nothing of it has run so far. Only trust code that you know; a changed file is asked about again.</source>
<translation>这个网络使用 {file}。要检查和训练它，必须以你在这台计算机上的全部权限运行该文件。到目前为止其中没有任何内容运行过。请只信任你了解的代码；文件更改后会再次询问。</translation>
</message>
<message>
<source>This number is too large for a network.</source>
<translation>这个数对网络来说太大了。</translation>
</message>
<message>
<source>This operator is not one that a network may use.</source>
<translation>网络不能使用这个运算符。</translation>
</message>
<message>
<source>This preset cannot be opened</source>
<translation>无法打开这个预设</translation>
</message>
<message>
<source>This run is not kept on the disk, so it has no checkpoints.</source>
<translation>这次训练没有保存到磁盘，因此没有检查点。</translation>
</message>
<message>
<source>This value is part of an expression; change it in the inspector.</source>
<translation>这个值是表达式的一部分；请在检查器中更改。</translation>
</message>
<message>
<source>This version does not know the layer; it is kept as it is</source>
<translation>这个版本不认识这个层；按原样保留</translation>
</message>
<message>
<source>This version does not know this layer; it is kept as it is.</source>
<translation>这个版本不认识这个层；按原样保留。</translation>
</message>
<message>
<source>This work cannot be restored</source>
<translation>这份工作无法恢复</translation>
</message>
<message>
<source>Threads</source>
<translation>线程</translation>
</message>
<message>
<source>Three dense blocks in which each layer is given the outputs of all layers before it and adds twelve channels of its own; transitions between them halve what has gathered (DenseNet-BC of Huang and others, 2017, section 3, made shorter). It learns the digits in two minutes.</source>
<translation>三个稠密块，其中每一层都得到它之前所有层的输出，并添加自己的十二个通道；块之间的过渡层把积累的通道减半（Huang 等的 DenseNet-BC，2017，第 3 节，此处缩短）。两分钟内学会数字。</translation>
</message>
<message>
<source>Time</source>
<translation>时间</translation>
</message>
<message>
<source>Title boxes by their names, not by their types</source>
<translation>以名称而非类型作为方框标题</translation>
</message>
<message>
<source>To run it, name a class behind a colon: {path}:{name}. Classes found: {names}.</source>
<translation>要运行它，请在冒号后写出一个类：{path}:{name}。找到的类：{names}。</translation>
</message>
<message>
<source>To the right</source>
<translation>向右</translation>
</message>
<message>
<source>Together</source>
<translation>合计</translation>
</message>
<message>
<source>Top</source>
<translation>顶端对齐</translation>
</message>
<message>
<source>Topics</source>
<translation>主题</translation>
</message>
<message>
<source>Torchvision’s weights, learned from ImageNet’s 1,000 classes: {megabytes:.1f} MB, and the likeliest class is right for {accuracy:.1f} % of the images.</source>
<translation>torchvision 在 ImageNet 的 1,000 个类别上学到的权重：{megabytes:.1f} MB，最可能的类别对 {accuracy:.1f} % 的图像是正确的。</translation>
</message>
<message>
<source>Totals</source>
<translation>合计</translation>
</message>
<message>
<source>Train</source>
<translation>训练</translation>
</message>
<message>
<source>Train by the weighted sum of several losses</source>
<translation>用多个损失的加权和训练</translation>
</message>
<message>
<source>Train from &amp;new weights</source>
<translation>用新权重训练(&amp;N)</translation>
</message>
<message>
<source>Train it</source>
<translation>训练它</translation>
</message>
<message>
<source>Train new projects on</source>
<translation>新项目的训练设备</translation>
</message>
<message>
<source>Train on {name}</source>
<translation>用 {name} 训练</translation>
</message>
<message>
<source>Train on {title} instead</source>
<translation>改用 {title} 训练</translation>
</message>
<message>
<source>Train the network</source>
<translation>训练网络</translation>
</message>
<message>
<source>Train with cross-entropy instead</source>
<translation>改用交叉熵训练</translation>
</message>
<message>
<source>Train with nll instead</source>
<translation>改用 nll 训练</translation>
</message>
<message>
<source>Train {name} on the labels too</source>
<translation>也用标签训练 {name}</translation>
</message>
<message>
<source>Trainable</source>
<translation>可训练</translation>
</message>
<message>
<source>Trained {count} epoch · Continue trains {more} more</source>
<translation>已训练 {count} 轮 · “继续”再训练 {more} 轮</translation>
</message>
<message>
<source>Trained {count} epochs · Continue trains {more} more</source>
<translation>已训练 {count} 轮 · “继续”再训练 {more} 轮</translation>
</message>
<message>
<source>Trained {epoch} epochs.</source>
<translation>已训练 {epoch} 轮。</translation>
</message>
<message>
<source>Training</source>
<translation>训练</translation>
</message>
<message>
<source>Training feeds {name} {what}; it is set to {dtype}{value}.</source>
<translation>训练会给 {name} 送入{what}；而它设为 {dtype}{value}。</translation>
</message>
<message>
<source>Training is in epoch {epoch} of {epochs}. It is stopped, and what was learnt so far is kept.</source>
<translation>训练正在第 {epoch}/{epochs} 轮。会停止训练，已学到的会保留。</translation>
</message>
<message>
<source>Training leaves its weights as they are; gradients still reach the layers before it.</source>
<translation>训练不改变它的权重；梯度仍会传到它之前的层。</translation>
</message>
<message>
<source>Training needs at least 1 epoch, not {epochs}.</source>
<translation>训练至少需要 1 轮，而不是 {epochs}。</translation>
</message>
<message>
<source>Training revision {revision} · Apply</source>
<translation>训练的是修订 {revision} · 应用</translation>
</message>
<message>
<source>Training runs on {device}; change it in the Training tab</source>
<translation>训练在 {device} 上进行；可在“训练”页更改</translation>
</message>
<message>
<source>Training step</source>
<translation>训练步骤</translation>
</message>
<message>
<source>Training time</source>
<translation>训练时间</translation>
</message>
<message>
<source>Transpose the second input of {name}</source>
<translation>转置 {name} 的第二个输入</translation>
</message>
<message>
<source>Trust this file</source>
<translation>信任此文件</translation>
</message>
<message>
<source>Trust this file…</source>
<translation>信任此文件…</translation>
</message>
<message>
<source>Trust {file}?</source>
<translation>信任 {file}？</translation>
</message>
<message>
<source>Try again</source>
<translation>重试</translation>
</message>
<message>
<source>Turn {name} into Flatten (each sample keeps its row)</source>
<translation>把 {name} 换成 Flatten（每个样本保持在自己的行）</translation>
</message>
<message>
<source>Turn {name} into LogSoftmax</source>
<translation>把 {name} 换成 LogSoftmax</translation>
</message>
<message>
<source>Turn {name} into LogSoftmax and train with nll</source>
<translation>把 {name} 换成 LogSoftmax，并用 nll 训练</translation>
</message>
<message>
<source>Turn {name} into {kind}</source>
<translation>把 {name} 换成 {kind}</translation>
</message>
<message>
<source>Turn {name} into {name2}</source>
<translation>把 {name} 换成 {name2}</translation>
</message>
<message>
<source>Turns scores into probabilities: positive, and summing to one along a dimension. The loss cross-entropy contains it already, so a classifier trained by that does not need it.</source>
<translation>把分数变为概率：为正，且沿一个维度总和为一。交叉熵损失已包含它，因此用该损失训练的分类器不需要它。</translation>
</message>
<message>
<source>Turns some dimensions round, last first.</source>
<translation>把某些维度倒过来，最后的在前。</translation>
</message>
<message>
<source>Two dimensions change places.</source>
<translation>两个维度互换。</translation>
</message>
<message>
<source>Two inputs have the same name.</source>
<translation>两个输入同名。</translation>
</message>
<message>
<source>Two nodes are named “{name}”: {why}.</source>
<translation>两个节点都叫“{name}”：{why}。</translation>
</message>
<message>
<source>Two outputs of “{name}” have one name.</source>
<translation>“{name}”的两个输出同名。</translation>
</message>
<message>
<source>Type</source>
<translation>类型</translation>
</message>
<message>
<source>Undo</source>
<translation>撤销</translation>
</message>
<message>
<source>Undo brings the changes again in any case.</source>
<translation>无论如何，撤销都能找回更改。</translation>
</message>
<message>
<source>Undo takes it back.</source>
<translation>撤销即可撤回。</translation>
</message>
<message>
<source>Unfreeze {what}</source>
<translation>解冻 {what}</translation>
</message>
<message>
<source>Ungroup</source>
<translation>拆开块</translation>
</message>
<message>
<source>Ungroup {count} blocks</source>
<translation>拆开 {count} 个块</translation>
</message>
<message>
<source>Ungroup {name}</source>
<translation>拆开 {name}</translation>
</message>
<message>
<source>Uniform, as wide as keeps signals alive both ways through tanh (Glorot, 2010).</source>
<translation>均匀分布，其宽度使信号经过 tanh 后在两个方向上都不消失（Glorot，2010）。</translation>
</message>
<message>
<source>Uniform, as wide as keeps signals alive through ReLU (He, 2015).</source>
<translation>均匀分布，其宽度使信号经过 ReLU 后不消失（He，2015）。</translation>
</message>
<message>
<source>Unlock</source>
<translation>解锁</translation>
</message>
<message>
<source>Unlock a frame</source>
<translation>解锁框</translation>
</message>
<message>
<source>Unlock a note</source>
<translation>解锁便签</translation>
</message>
<message>
<source>Unlock {what}</source>
<translation>解锁{what}</translation>
</message>
<message>
<source>Unpin {name} (follow the input: {true})</source>
<translation>取消固定 {name}（跟随输入：{true}）</translation>
</message>
<message>
<source>Unpin: let it follow from the input</source>
<translation>取消固定：让它由输入得出</translation>
</message>
<message>
<source>Unsaved changes are always asked about.</source>
<translation>有未保存的更改时总会询问。</translation>
</message>
<message>
<source>Upsampling</source>
<translation>上采样</translation>
</message>
<message>
<source>Use one definition where several are alike</source>
<translation>几个定义相同时只用一个</translation>
</message>
<message>
<source>Use one value for all dimensions</source>
<translation>所有维度用同一个值</translation>
</message>
<message>
<source>Use the block parameter {name}</source>
<translation>使用块参数 {name}</translation>
</message>
<message>
<source>Use the block {near}</source>
<translation>使用块 {near}</translation>
</message>
<message>
<source>Use the largest mean square so far (Reddi et al. 2018).</source>
<translation>使用至今最大的均方值（Reddi 等，2018）。</translation>
</message>
<message>
<source>Use {other}</source>
<translation>改用 {other}</translation>
</message>
<message>
<source>Use {what} again</source>
<translation>恢复使用 {what}</translation>
</message>
<message>
<source>Used once.</source>
<translation>使用一次。</translation>
</message>
<message>
<source>Used {count} times.</source>
<translation>使用 {count} 次。</translation>
</message>
<message>
<source>VGG's idea at the size of small images: nothing but 3×3 convolutions, two a stage, and where a stage ends the image is halved and the channels double (after Simonyan and Zisserman, 2015). Six convolutions, with batch normalisation, and two linear layers learn the digits within a minute.</source>
<translation>用于小图像的 VGG 思想：只用 3×3 卷积，每个阶段两个；每个阶段结束时图像减半、通道加倍（依照 Simonyan 和 Zisserman，2015）。六个带批归一化的卷积和两个线性层在一分钟内学会数字。</translation>
</message>
<message>
<source>VGG-11</source>
<translation>VGG-11</translation>
</message>
<message>
<source>VGG-11 with batch norm</source>
<translation>VGG-11（批归一化）</translation>
</message>
<message>
<source>VGG-13</source>
<translation>VGG-13</translation>
</message>
<message>
<source>VGG-13 with batch norm</source>
<translation>VGG-13（批归一化）</translation>
</message>
<message>
<source>VGG-16</source>
<translation>VGG-16</translation>
</message>
<message>
<source>VGG-16 with batch norm</source>
<translation>VGG-16（批归一化）</translation>
</message>
<message>
<source>VGG-19</source>
<translation>VGG-19</translation>
</message>
<message>
<source>VGG-19 with batch norm</source>
<translation>VGG-19（批归一化）</translation>
</message>
<message>
<source>VGG-small</source>
<translation>VGG-small</translation>
</message>
<message>
<source>Value</source>
<translation>值</translation>
</message>
<message>
<source>Values end to end along a dimension.</source>
<translation>沿一个维度首尾相接。</translation>
</message>
<message>
<source>Values move towards zero by a fixed step.</source>
<translation>值向零移动固定的一步。</translation>
</message>
<message>
<source>Values near zero become zero; others stay.</source>
<translation>接近零的值变为零；其余不变。</translation>
</message>
<message>
<source>Values of a bell curve, none below a or above b.</source>
<translation>正态分布的值，不小于 a 也不大于 b。</translation>
</message>
<message>
<source>Values of a bell curve.</source>
<translation>正态分布的值。</translation>
</message>
<message>
<source>Values of one shape side by side along a new dimension.</source>
<translation>形状相同的值沿新维度并排。</translation>
</message>
<message>
<source>Values outside a range move to its ends.</source>
<translation>范围之外的值移到端点。</translation>
</message>
<message>
<source>Values up to a threshold are replaced.</source>
<translation>不超过阈值的值被替换。</translation>
</message>
<message>
<source>Vector drawing with editable text, for slides, web pages and Inkscape.</source>
<translation>矢量图，文字可编辑，适合幻灯片、网页和 Inkscape。</translation>
</message>
<message>
<source>Vector drawing with embedded fonts, for a paper written in LaTeX.</source>
<translation>矢量图，内嵌字体，适合用 LaTeX 写的论文。</translation>
</message>
<message>
<source>Version and licence</source>
<translation>版本与许可</translation>
</message>
<message>
<source>ViT-B/16</source>
<translation>ViT-B/16</translation>
</message>
<message>
<source>ViT-tiny</source>
<translation>ViT-tiny</translation>
</message>
<message>
<source>View</source>
<translation>视图</translation>
</message>
<message>
<source>View {slot} is not set; Ctrl+Alt+{slot} remembers this one.</source>
<translation>视图 {slot} 尚未设置；按 Ctrl+Alt+{slot} 记住当前视图。</translation>
</message>
<message>
<source>View {slot} is remembered; {slot} goes back to it.</source>
<translation>已记住视图 {slot}；按 {slot} 可回到它。</translation>
</message>
<message>
<source>View {slot}: {where}, {zoom} %</source>
<translation>视图 {slot}：{where}，{zoom} %</translation>
</message>
<message>
<source>Views are numbered from 1 to {slots}; received {slot}.</source>
<translation>视图编号从 1 到 {slots}；收到的是 {slot}。</translation>
</message>
<message>
<source>Violet</source>
<translation>紫色</translation>
</message>
<message>
<source>Viridis</source>
<translation>Viridis</translation>
</message>
<message>
<source>Warning</source>
<translation>警告</translation>
</message>
<message>
<source>Warnings and errors</source>
<translation>警告和错误</translation>
</message>
<message>
<source>Watch it learn</source>
<translation>看它学习</translation>
</message>
<message>
<source>Weakens the gradient that enters the momentum.</source>
<translation>减弱进入动量的梯度。</translation>
</message>
<message>
<source>Weights</source>
<translation>权重</translation>
</message>
<message>
<source>Weights and biases; a shared layer counts once</source>
<translation>权重和偏置；共用的层只计一次</translation>
</message>
<message>
<source>Weights and curves of the run of {when} are loaded.</source>
<translation>已载入 {when} 那次训练的权重和曲线。</translation>
</message>
<message>
<source>Weights and metrics of old runs of {names} are removed, which frees {size}. The newest runs stay, and so do the last weights of every network.</source>
<translation>{names}的旧训练的权重和指标会被移除，释放 {size}。最新的训练会保留，每个网络最后的权重也会保留。</translation>
</message>
<message>
<source>Weights cannot be loaded into a network in training; stop it first.</source>
<translation>训练中的网络不能载入权重；请先停止训练。</translation>
</message>
<message>
<source>Weights each value by its own sigmoid, also known as swish: smooth, and slightly negative just below zero.</source>
<translation>每个值乘以自身的 sigmoid，也称 swish：平滑，在零点以下略为负。</translation>
</message>
<message>
<source>Weights each value by the share of the normal distribution that lies below it: a smooth ReLU, usual in transformers.</source>
<translation>每个值乘以正态分布中低于它的比例：平滑的 ReLU，常用于 transformer。</translation>
</message>
<message>
<source>Weights file</source>
<translation>权重文件</translation>
</message>
<message>
<source>Weights for torch.load</source>
<translation>供 torch.load 使用的权重</translation>
</message>
<message>
<source>What</source>
<translation>内容</translation>
</message>
<message>
<source>What computes; auto takes a GPU where there is one.</source>
<translation>在哪里计算；auto 在有 GPU 时使用它。</translation>
</message>
<message>
<source>What each number is stored as.</source>
<translation>每个数以什么类型存储。</translation>
</message>
<message>
<source>What else can be done with it</source>
<translation>其他操作</translation>
</message>
<message>
<source>What goes into {name}?</source>
<translation>什么接入 {name}？</translation>
</message>
<message>
<source>What is locked stays; unlock it first.</source>
<translation>锁定的内容不动；请先解锁。</translation>
</message>
<message>
<source>What is shown when the program is started without a file.</source>
<translation>不带文件启动程序时显示什么。</translation>
</message>
<message>
<source>What is this network for?</source>
<translation>这个网络做什么用？</translation>
</message>
<message>
<source>What is typed in the source has mistakes: it is not part of the network, and cannot be saved with it.</source>
<translation>源代码中输入的内容有错误：它不是网络的一部分，无法随网络一起保存。</translation>
</message>
<message>
<source>What it does depends on its input: with another one it calls something else. The import does what it did for the first example; keep this part as a custom node where it is to follow its input.</source>
<translation>它的行为取决于输入：换一个输入时会调用别的内容。导入结果按第一个示例的行为执行；若要让这部分随输入而变，请把它保留为自定义节点。</translation>
</message>
<message>
<source>What it does in training and in evaluation is too different to be one graph; the import does what it does in evaluation.</source>
<translation>它在训练和评估时的行为相差太大，无法成为一个图；导入的是评估时的行为。</translation>
</message>
<message>
<source>What it gives</source>
<translation>给出什么</translation>
</message>
<message>
<source>What it gives: every step, the last step, or torch's pair of all steps and the last state.</source>
<translation>给出什么：每一步、最后一步，或 torch 的“所有步与最后状态”二元组。</translation>
</message>
<message>
<source>What it holds</source>
<translation>其中有什么</translation>
</message>
<message>
<source>What it is</source>
<translation>它是什么</translation>
</message>
<message>
<source>What negative values approach, with a minus.</source>
<translation>负值趋近于它的相反数。</translation>
</message>
<message>
<source>What replaces them.</source>
<translation>用来替换的数。</translation>
</message>
<message>
<source>What runs on a condition has to be a call, such as `self.layer(x)`.</source>
<translation>按条件执行的须是一次调用，例如 `self.layer(x)`。</translation>
</message>
<message>
<source>What takes {shape}?</source>
<translation>什么能接受 {shape}？</translation>
</message>
<message>
<source>What tanh takes away.</source>
<translation>tanh 去掉的部分。</translation>
</message>
<message>
<source>What tanh takes away: nearly zero for small values, nearly linear for large ones.</source>
<translation>tanh 去掉的部分：值小时接近零，值大时接近线性。</translation>
</message>
<message>
<source>What the class is made with, as JSON by name.</source>
<translation>构造该类所用的参数，按名称的 JSON。</translation>
</message>
<message>
<source>What the class is made with, as JSON: by name, or a list in order.</source>
<translation>创建该类时的参数，用 JSON 书写：按名称，或按顺序的列表。</translation>
</message>
<message>
<source>What the network thinks</source>
<translation>网络认为是</translation>
</message>
<message>
<source>What the original returns beside tensors is left out here: {lost}.</source>
<translation>原模型在张量之外返回的内容在这里被略去：{lost}。</translation>
</message>
<message>
<source>What the padding holds.</source>
<translation>填充什么内容。</translation>
</message>
<message>
<source>What the port is called; without a name it is numbered.</source>
<translation>端口的名称；没有名称时用编号。</translation>
</message>
<message>
<source>What the slopes start from.</source>
<translation>斜率的初始值。</translation>
</message>
<message>
<source>What the sum starts from.</source>
<translation>累加的起始值。</translation>
</message>
<message>
<source>What this loss counts in the sum.</source>
<translation>这个损失在总和中的权重。</translation>
</message>
<message>
<source>What this node calls is missing.</source>
<translation>这个节点所调用的东西不存在。</translation>
</message>
<message>
<source>What this picture can do</source>
<translation>这幅图片的功能</translation>
</message>
<message>
<source>What this plot can do</source>
<translation>这个图表的功能</translation>
</message>
<message>
<source>What you changed since the last save is lost otherwise.</source>
<translation>否则上次保存之后的更改会丢失。</translation>
</message>
<message>
<source>What you changed since then is taken back. Undo brings it again.</source>
<translation>之后的更改会被撤回。撤销可以找回它们。</translation>
</message>
<message>
<source>Wheel</source>
<translation>滚轮</translation>
</message>
<message>
<source>Where</source>
<translation>位置</translation>
</message>
<message>
<source>Where data sets are downloaded to. New windows use another folder.</source>
<translation>数据集下载到的位置。新窗口会使用新的文件夹。</translation>
</message>
<message>
<source>Where it turns from squared to absolute.</source>
<translation>由平方转为绝对值的位置。</translation>
</message>
<message>
<source>Where the new dimension is.</source>
<translation>新维度的位置。</translation>
</message>
<message>
<source>Where the parameters are</source>
<translation>参数分布</translation>
</message>
<message>
<source>Where they are.</source>
<translation>它们原来的位置。</translation>
</message>
<message>
<source>Where they go.</source>
<translation>它们的去向。</translation>
</message>
<message>
<source>Where weights and metrics are kept. New windows use another folder.</source>
<translation>权重和指标保存的位置。新窗口会使用新的文件夹。</translation>
</message>
<message>
<source>Where βx is above it, x is given back.</source>
<translation>βx 超过它时，原样给出 x。</translation>
</message>
<message>
<source>Whether a batch dimension N comes before the shape.</source>
<translation>形状之前是否有批次维度 N。</translation>
</message>
<message>
<source>Whether a last window may hang over the edge.</source>
<translation>最后一个窗口是否可以超出边缘。</translation>
</message>
<message>
<source>Whether a norm follows the last layer; norm_first needs one.</source>
<translation>最后一层之后是否归一化；norm_first 需要它。</translation>
</message>
<message>
<source>Whether a step sees only those before it.</source>
<translation>每一步是否只能看到它之前的步。</translation>
</message>
<message>
<source>Whether gradients are divided by how often a number occurs in the batch.</source>
<translation>梯度是否除以该数在批次中出现的次数。</translation>
</message>
<message>
<source>Whether it also gives where each value was found, for MaxUnpool.</source>
<translation>是否同时给出每个值所在的位置，供 MaxUnpool 使用。</translation>
</message>
<message>
<source>Whether it also reads backwards.</source>
<translation>是否也反向读取。</translation>
</message>
<message>
<source>Whether it keeps running statistics.</source>
<translation>是否维护滑动统计量。</translation>
</message>
<message>
<source>Whether it learns a bias.</source>
<translation>是否学习偏置。</translation>
</message>
<message>
<source>Whether it learns a scale and a shift.</source>
<translation>是否学习缩放和平移。</translation>
</message>
<message>
<source>Whether it learns a scale for each place.</source>
<translation>是否为每个位置学习缩放。</translation>
</message>
<message>
<source>Whether it learns a shift, where it learns a scale.</source>
<translation>学习缩放时，是否也学习平移。</translation>
</message>
<message>
<source>Whether it learns biases.</source>
<translation>是否学习偏置。</translation>
</message>
<message>
<source>Whether linear maps and norms learn a bias.</source>
<translation>线性映射和归一化是否学习偏置。</translation>
</message>
<message>
<source>Whether norms come before attention and feed-forward rather than behind.</source>
<translation>归一化是在注意力和前馈之前，而不是之后。</translation>
</message>
<message>
<source>Whether padding counts in the mean.</source>
<translation>填充是否计入平均。</translation>
</message>
<message>
<source>Whether the batch comes before the steps.</source>
<translation>批次是否在时间步之前。</translation>
</message>
<message>
<source>Whether the corner values stay at the corners; for the linear and cubic modes.</source>
<translation>角上的值是否留在角上；用于线性和三次模式。</translation>
</message>
<message>
<source>Whether the dimensions stay, as 1.</source>
<translation>维度是否保留为 1。</translation>
</message>
<message>
<source>Whether the gradient is a sparse tensor.</source>
<translation>梯度是否为稀疏张量。</translation>
</message>
<message>
<source>Whether the last dimension stays, as 1.</source>
<translation>最后一维是否保留为 1。</translation>
</message>
<message>
<source>Whether Φ is approximated by a tanh.</source>
<translation>是否用 tanh 近似 Φ。</translation>
</message>
<message>
<source>Which image of the test split (Up and Down step)</source>
<translation>测试集中的哪一幅图像（上下键切换）</translation>
</message>
<message>
<source>Which norm is one.</source>
<translation>哪种范数为一。</translation>
</message>
<message>
<source>Which norm max_norm means.</source>
<translation>max_norm 指哪种范数。</translation>
</message>
<message>
<source>Which norm of the difference.</source>
<translation>差的哪种范数。</translation>
</message>
<message>
<source>Which norm.</source>
<translation>哪种范数。</translation>
</message>
<message>
<source>Which of them; None takes all.</source>
<translation>去掉哪一个；None 表示全部。</translation>
</message>
<message>
<source>Which one; -1 is the last.</source>
<translation>取哪一个；-1 是最后一个。</translation>
</message>
<message>
<source>While training, sets each value to zero with probability p and scales up the rest, so that no unit can rely on another. Evaluation leaves everything as it is.</source>
<translation>训练时以概率 p 把每个值置零并放大其余的值，使任何单元都不能依赖另一个。评估时一切不变。</translation>
</message>
<message>
<source>While training, sets whole channels to zero with probability p and scales up the rest. Neighbouring places of a channel are alike, so dropping single values would hide little. Evaluation leaves everything as it is.</source>
<translation>训练时以概率 p 把整个通道置零并放大其余的值。同一通道相邻位置相似，丢弃单个值藏不住多少信息。评估时一切不变。</translation>
</message>
<message>
<source>Whole numbers have no power {exponent} among them; received {dtype}. Put a Cast to float32 before it.</source>
<translation>整数没有 {exponent} 次幂；收到的是 {dtype}。请在它之前放一个到 float32 的 Cast。</translation>
</message>
<message>
<source>Wide ResNet-50-2</source>
<translation>Wide ResNet-50-2</translation>
</message>
<message>
<source>Window</source>
<translation>窗口</translation>
</message>
<message>
<source>Wires</source>
<translation>连线</translation>
</message>
<message>
<source>With the trained &amp;weights</source>
<translation>附带训练好的权重(&amp;W)</translation>
</message>
<message>
<source>With {sizes} in {mode} mode the original's values are not finite.</source>
<translation>以 {sizes} 在 {mode} 模式下，原模型的值不是有限数。</translation>
</message>
<message>
<source>Worked out</source>
<translation>推算得出</translation>
</message>
<message>
<source>Write</source>
<translation>编写</translation>
</message>
<message>
<source>Write `self.features.add_module("3", layer)`, after the container.</source>
<translation>请在容器之后写 `self.features.add_module("3", layer)`。</translation>
</message>
<message>
<source>Write `super().__init__()`.</source>
<translation>请写 `super().__init__()`。</translation>
</message>
<message>
<source>Write a copy, and go on with this file</source>
<translation>写出一份副本，并继续编辑此文件</translation>
</message>
<message>
<source>Write a note</source>
<translation>写便签</translation>
</message>
<message>
<source>Write a note on the canvas</source>
<translation>在画布上写便签</translation>
</message>
<message>
<source>Write a note…</source>
<translation>写便签…</translation>
</message>
<message>
<source>Write a value behind “{word}”, such as {word}3.</source>
<translation>请在“{word}”后写一个值，例如 {word}3。</translation>
</message>
<message>
<source>Write each item as `("name", layer)`.</source>
<translation>每一项请写作 `("name", layer)`。</translation>
</message>
<message>
<source>Write the network as a Python file that stands alone</source>
<translation>把网络写成可独立运行的 Python 文件</translation>
</message>
<message>
<source>Write the network for PyTorch without this file's source</source>
<translation>写成不需要此源代码的 PyTorch 程序</translation>
</message>
<message>
<source>Write the network for other runtimes</source>
<translation>写成供其他运行环境使用的网络</translation>
</message>
<message>
<source>Write the shape of a value beside its wire, where it changes</source>
<translation>在形状改变处，把它写在连线旁</translation>
</message>
<message>
<source>Write the source to a Python file (Ctrl+E)</source>
<translation>把源代码写入 Python 文件 (Ctrl+E)</translation>
</message>
<message>
<source>Write the table of layers as Markdown or for a spreadsheet</source>
<translation>把层的列表写成 Markdown 或电子表格</translation>
</message>
<message>
<source>Write the trained weights as a safetensors file</source>
<translation>把训练好的权重写成 safetensors 文件</translation>
</message>
<message>
<source>Writing the weights</source>
<translation>正在写入权重</translation>
</message>
<message>
<source>Writing {name}…</source>
<translation>正在写入 {name}…</translation>
</message>
<message>
<source>Written</source>
<translation>已写入</translation>
</message>
<message>
<source>Wrote {name}</source>
<translation>已写出 {name}</translation>
</message>
<message>
<source>Wrote {name}: class {class_name}</source>
<translation>已写出 {name}：类 {class_name}</translation>
</message>
<message>
<source>Yellow</source>
<translation>黄色</translation>
</message>
<message>
<source>Your work is kept: a copy is in the recovery folder, and you can go on. If the program behaves oddly from here on, save and start it again.</source>
<translation>你的工作没有丢失：恢复文件夹中有一份副本，可以继续。如果程序之后表现异常，请保存并重新启动。</translation>
</message>
<message>
<source>Zeroes random values while training, and scales up the rest.</source>
<translation>训练时随机把值置零，并放大其余的值。</translation>
</message>
<message>
<source>Zeroes whole channels at random while training, and scales up the rest.</source>
<translation>训练时随机把整个通道置零，并放大其余的值。</translation>
</message>
<message>
<source>Zeroes whole samples at random while training: what a residual adds is left out.</source>
<translation>训练时随机将整个样本置零：残差所加的部分被略去。</translation>
</message>
<message>
<source>Zeros around the input.</source>
<translation>在输入四周补零。</translation>
</message>
<message>
<source>Zeros everywhere: nothing is added.</source>
<translation>全部为零：什么也不加。</translation>
</message>
<message>
<source>Zoom &amp;in</source>
<translation>放大(&amp;I)</translation>
</message>
<message>
<source>Zoom &amp;out</source>
<translation>缩小(&amp;O)</translation>
</message>
<message>
<source>Zoom at the pointer</source>
<translation>以指针为中心缩放</translation>
</message>
<message>
<source>Zoom in</source>
<translation>放大</translation>
</message>
<message>
<source>Zoom out</source>
<translation>缩小</translation>
</message>
<message>
<source>Zoom to 100 %</source>
<translation>缩放到 100 %</translation>
</message>
<message>
<source>Zooms</source>
<translation>缩放</translation>
</message>
<message>
<source>[x, y], or an object with “at” and “colour”</source>
<translation>[x, y]，或带“at”和“colour”的对象</translation>
</message>
<message>
<source>`**` cannot be used in a call.</source>
<translation>调用中不能使用 `**`。</translation>
</message>
<message>
<source>`*` cannot be used here.</source>
<translation>这里不能使用 `*`。</translation>
</message>
<message>
<source>`__init__` may set members (`self.conv1 = nn.Conv2d(1, 6, 5)`), register buffers, tie and freeze; for repeated blocks write `nn.Sequential(*[Block() for _ in range(3)])`.</source>
<translation>`__init__` 可以设置成员（`self.conv1 = nn.Conv2d(1, 6, 5)`）、注册缓冲区、共享权重和冻结；重复的模块请写 `nn.Sequential(*[Block() for _ in range(3)])`。</translation>
</message>
<message>
<source>`forward` has to end with `return`.</source>
<translation>`forward` 须以 `return` 结束。</translation>
</message>
<message>
<source>`forward` is written as assignments (`x = self.conv1(x)`), loops over an nn.ModuleList, and one `return`.</source>
<translation>`forward` 由赋值（`x = self.conv1(x)`）、遍历 nn.ModuleList 的循环和一个 `return` 组成。</translation>
</message>
<message>
<source>`forward` returns at least one value.</source>
<translation>`forward` 至少返回一个值。</translation>
</message>
<message>
<source>`super().__init__()` takes nothing.</source>
<translation>`super().__init__()` 不带参数。</translation>
</message>
<message>
<source>`{name}(...)` cannot stand in `__init__` by itself.</source>
<translation>`{name}(...)` 不能单独出现在 `__init__` 中。</translation>
</message>
<message>
<source>`{name}` takes `self` and plain arguments, without `*`, `/` or decorators.</source>
<translation>`{name}` 的参数为 `self` 和普通参数，不带 `*`、`/` 或装饰器。</translation>
</message>
<message>
<source>a Linear with {classes} outputs and the network's output behind {name}</source>
<translation>输出为 {classes} 的 Linear，并在 {name} 之后加入网络的输出</translation>
</message>
<message>
<source>a Python file</source>
<translation>一个 Python 文件</translation>
</message>
<message>
<source>a Python name (letters, digits and underscores)</source>
<translation>Python 名称（字母、数字和下划线）</translation>
</message>
<message>
<source>a SHA-256 hash of 64 hexadecimal digits</source>
<translation>64 位十六进制数字的 SHA-256 散列</translation>
</message>
<message>
<source>a bent wire</source>
<translation>折弯的连线</translation>
</message>
<message>
<source>a block input without a wire</source>
<translation>块的输入没有连线</translation>
</message>
<message>
<source>a block without an output</source>
<translation>没有输出的块</translation>
</message>
<message>
<source>a branch is missing</source>
<translation>缺少一个分支</translation>
</message>
<message>
<source>a call of .{attr}</source>
<translation>对 .{attr} 的调用</translation>
</message>
<message>
<source>a call of {id}</source>
<translation>对 {id} 的调用</translation>
</message>
<message>
<source>a call of {unparse}</source>
<translation>对 {unparse} 的调用</translation>
</message>
<message>
<source>a colour such as “#3fb6a8”</source>
<translation>颜色，例如“#3fb6a8”</translation>
</message>
<message>
<source>a custom module</source>
<translation>自定义模块</translation>
</message>
<message>
<source>a device such as “auto”, “cpu” or “cuda:1”</source>
<translation>设备，例如“auto”、“cpu”或“cuda:1”</translation>
</message>
<message>
<source>a finite number</source>
<translation>有限的数</translation>
</message>
<message>
<source>a further example</source>
<translation>另一个示例</translation>
</message>
<message>
<source>a kind of note</source>
<translation>便签的种类</translation>
</message>
<message>
<source>a list of two numbers</source>
<translation>两个数的列表</translation>
</message>
<message>
<source>a list of {count_value}</source>
<translation>{count_value} 项的列表</translation>
</message>
<message>
<source>a name such as “Conv2d” or “torch.roll”</source>
<translation>名称，例如“Conv2d”或“torch.roll”</translation>
</message>
<message>
<source>a name, or an object with “name” and options</source>
<translation>名称，或带“name”和选项的对象</translation>
</message>
<message>
<source>a number of copies</source>
<translation>副本数</translation>
</message>
<message>
<source>a number of dimensions that depends on the batch</source>
<translation>取决于批次的维数</translation>
</message>
<message>
<source>a number of values that depends on the batch</source>
<translation>数量取决于批大小的若干值</translation>
</message>
<message>
<source>a number, a name or “?”</source>
<translation>一个数、一个名称或“?”</translation>
</message>
<message>
<source>a packed project</source>
<translation>打包的项目</translation>
</message>
<message>
<source>a positive number</source>
<translation>正数</translation>
</message>
<message>
<source>a project file</source>
<translation>项目文件</translation>
</message>
<message>
<source>a remembered view</source>
<translation>记住的视图</translation>
</message>
<message>
<source>a short text</source>
<translation>一段短文本</translation>
</message>
<message>
<source>a single number</source>
<translation>单个数</translation>
</message>
<message>
<source>a size that depends on values</source>
<translation>取决于数值的大小</translation>
</message>
<message>
<source>a size that is not known</source>
<translation>未知的尺寸</translation>
</message>
<message>
<source>a tensor file</source>
<translation>张量文件</translation>
</message>
<message>
<source>a value has at most {most} dimensions</source>
<translation>一个值最多有 {most} 个维度</translation>
</message>
<message>
<source>a value that is no tensor</source>
<translation>一个不是张量的值</translation>
</message>
<message>
<source>a value written as an object</source>
<translation>写成对象的值</translation>
</message>
<message>
<source>a width and a height that are not negative</source>
<translation>非负的宽和高</translation>
</message>
<message>
<source>a {digit}</source>
<translation>数字 {digit}</translation>
</message>
<message>
<source>a {value} convolution, {shape} to {channels} channels</source>
<translation>{value} 卷积，{shape} 变为 {channels} 通道</translation>
</message>
<message>
<source>adaptive pooling</source>
<translation>自适应池化</translation>
</message>
<message>
<source>align_corners has no meaning for mode {mode}; leave it empty.</source>
<translation>align_corners 对模式 {mode} 没有意义；请留空。</translation>
</message>
<message>
<source>all its layers are frozen</source>
<translation>所有层都已冻结</translation>
</message>
<message>
<source>alpha</source>
<translation>alpha</translation>
</message>
<message>
<source>amsgrad</source>
<translation>amsgrad</translation>
</message>
<message>
<source>an address that begins with https://</source>
<translation>以 https:// 开头的地址</translation>
</message>
<message>
<source>an assignment to {id}</source>
<translation>对 {id} 的赋值</translation>
</message>
<message>
<source>an id of 1 to {max_id} printable characters</source>
<translation>由 1 到 {max_id} 个可打印字符组成的 id</translation>
</message>
<message>
<source>an initialiser</source>
<translation>初始化方法</translation>
</message>
<message>
<source>an input</source>
<translation>一个输入</translation>
</message>
<message>
<source>an input of unknown shape</source>
<translation>形状未知的输入</translation>
</message>
<message>
<source>an integer from 0 to {most} or an expression</source>
<translation>0 到 {most} 的整数或表达式</translation>
</message>
<message>
<source>an integer from {low} to {high}</source>
<translation>{low} 到 {high} 的整数</translation>
</message>
<message>
<source>an integer of {bit_length} bits</source>
<translation>{bit_length} 位的整数</translation>
</message>
<message>
<source>an object</source>
<translation>对象</translation>
</message>
<message>
<source>an object of arguments by name</source>
<translation>按名称列出参数的对象</translation>
</message>
<message>
<source>an object of blocks by name</source>
<translation>按名称列出块的对象</translation>
</message>
<message>
<source>an object of references by name</source>
<translation>按名称列出引用的对象</translation>
</message>
<message>
<source>an object with one key</source>
<translation>只有一个键的对象</translation>
</message>
<message>
<source>an object with the key “format”</source>
<translation>带有键“format”的对象</translation>
</message>
<message>
<source>an object with {count_value} keys</source>
<translation>有 {count_value} 个键的对象</translation>
</message>
<message>
<source>an operation without a rule</source>
<translation>没有形状规则的操作</translation>
</message>
<message>
<source>an output</source>
<translation>一个输出</translation>
</message>
<message>
<source>and one more</source>
<translation>以及另外一个</translation>
</message>
<message>
<source>and {count} more</source>
<translation>以及另外 {count} 个</translation>
</message>
<message>
<source>and {count} more changes</source>
<translation>以及另外 {count} 处更改</translation>
</message>
<message>
<source>another name than that of a module that programs import</source>
<translation>与程序会导入的模块不同的名称</translation>
</message>
<message>
<source>another number of channels</source>
<translation>通道数不同</translation>
</message>
<message>
<source>another output is called “{name}”</source>
<translation>另一个输出已叫“{name}”</translation>
</message>
<message>
<source>another size</source>
<translation>尺寸不同</translation>
</message>
<message>
<source>argument</source>
<translation>参数</translation>
</message>
<message>
<source>argument {place}</source>
<translation>参数 {place}</translation>
</message>
<message>
<source>at least</source>
<translation>不小于</translation>
</message>
<message>
<source>at most {most} items</source>
<translation>至多 {most} 项</translation>
</message>
<message>
<source>batch</source>
<translation>批次</translation>
</message>
<message>
<source>batch size</source>
<translation>批大小</translation>
</message>
<message>
<source>batch size: {old} → {new}</source>
<translation>批大小：{old} → {new}</translation>
</message>
<message>
<source>batch {batch}{rest}</source>
<translation>批次 {batch}{rest}</translation>
</message>
<message>
<source>batches of float32 images</source>
<translation>float32 图像的批次</translation>
</message>
<message>
<source>batches, with a batch dimension</source>
<translation>带批次维度的批次</translation>
</message>
<message>
<source>behind a problem</source>
<translation>在有问题的节点之后</translation>
</message>
<message>
<source>betas</source>
<translation>betas</translation>
</message>
<message>
<source>binary cross-entropy with logits</source>
<translation>带 logits 的二元交叉熵</translation>
</message>
<message>
<source>block</source>
<translation>块</translation>
</message>
<message>
<source>buffer</source>
<translation>缓冲区</translation>
</message>
<message>
<source>centered</source>
<translation>中心化</translation>
</message>
<message>
<source>channel of a sample</source>
<translation>样本通道</translation>
</message>
<message>
<source>channel {tile}</source>
<translation>通道 {tile}</translation>
</message>
<message>
<source>channels, height, width</source>
<translation>通道、高、宽</translation>
</message>
<message>
<source>claimed</source>
<translation>声明</translation>
</message>
<message>
<source>class {number}</source>
<translation>类别 {number}</translation>
</message>
<message>
<source>clinic</source>
<translation>诊所</translation>
</message>
<message>
<source>colour</source>
<translation>颜色</translation>
</message>
<message>
<source>colour images have 3 channels</source>
<translation>彩色图像有 3 个通道</translation>
</message>
<message>
<source>colour, {height} × {width}</source>
<translation>彩色，{height} × {width}</translation>
</message>
<message>
<source>constant</source>
<translation>恒定</translation>
</message>
<message>
<source>constant, as init says</source>
<translation>常数，由 init 给出</translation>
</message>
<message>
<source>cosine</source>
<translation>余弦</translation>
</message>
<message>
<source>cross-entropy</source>
<translation>交叉熵</translation>
</message>
<message>
<source>custom Python that is not run</source>
<translation>未运行的自定义 Python</translation>
</message>
<message>
<source>dampening</source>
<translation>阻尼</translation>
</message>
<message>
<source>data: {old} → {new}</source>
<translation>数据：{old} → {new}</translation>
</message>
<message>
<source>default</source>
<translation>默认</translation>
</message>
<message>
<source>delta</source>
<translation>delta</translation>
</message>
<message>
<source>depth</source>
<translation>深</translation>
</message>
<message>
<source>device</source>
<translation>设备</translation>
</message>
<message>
<source>dim must name a dimension.</source>
<translation>dim 必须给出一个维度。</translation>
</message>
<message>
<source>dim names a dimension twice: {dim}.</source>
<translation>dim 重复写了同一维度：{dim}。</translation>
</message>
<message>
<source>dimensions of size 1 (Unflatten)</source>
<translation>大小为 1 的维度 (Unflatten)</translation>
</message>
<message>
<source>dims names {count_order} dimensions, {tuple}; received {x}, which has {rank}.</source>
<translation>dims 写了 {count_order} 个维度 {tuple}；收到的是 {x}，它有 {rank} 维。</translation>
</message>
<message>
<source>does not exist; there are: {known}{hint}</source>
<translation>不存在；可用的有：{known}{hint}</translation>
</message>
<message>
<source>dtype</source>
<translation>dtype</translation>
</message>
<message>
<source>each side</source>
<translation>每边</translation>
</message>
<message>
<source>edited</source>
<translation>已编辑</translation>
</message>
<message>
<source>epoch</source>
<translation>轮次</translation>
</message>
<message>
<source>epoch {current} of {epochs}</source>
<translation>第 {current}/{epochs} 轮</translation>
</message>
<message>
<source>epochs</source>
<translation>轮次</translation>
</message>
<message>
<source>eps</source>
<translation>eps</translation>
</message>
<message>
<source>eps must be more than 0; received {args}.</source>
<translation>eps 必须大于 0；收到的是 {args}。</translation>
</message>
<message>
<source>evaluation</source>
<translation>评估</translation>
</message>
<message>
<source>failed</source>
<translation>已失败</translation>
</message>
<message>
<source>fc1 works out its in_features by itself. Pin the number to a wrong one, such as 300, and see what the canvas says.</source>
<translation>fc1 会自己算出 in_features。把它固定为一个错误的数，例如 300，看画布怎么说。</translation>
</message>
<message>
<source>filter {kernel} · channel {channel}</source>
<translation>卷积核 {kernel} · 通道 {channel}</translation>
</message>
<message>
<source>filter {tile}</source>
<translation>卷积核 {tile}</translation>
</message>
<message>
<source>first {count} of {total}</source>
<translation>{total} 个中的前 {count} 个</translation>
</message>
<message>
<source>float32 values, as its weights are</source>
<translation>float32 值，与其权重相同</translation>
</message>
<message>
<source>floating-point values</source>
<translation>浮点值</translation>
</message>
<message>
<source>follow the input</source>
<translation>跟随输入</translation>
</message>
<message>
<source>follows from the input</source>
<translation>由输入得出</translation>
</message>
<message>
<source>follows the input</source>
<translation>跟随输入</translation>
</message>
<message>
<source>for one sample</source>
<translation>一个样本</translation>
</message>
<message>
<source>for the test</source>
<translation>用于测试</translation>
</message>
<message>
<source>for training in {empty}</source>
<translation>用于训练 {empty}</translation>
</message>
<message>
<source>from {name}</source>
<translation>来自 {name}</translation>
</message>
<message>
<source>frozen</source>
<translation>已冻结</translation>
</message>
<message>
<source>full batch</source>
<translation>全集</translation>
</message>
<message>
<source>gamma</source>
<translation>gamma</translation>
</message>
<message>
<source>gradient {size}</source>
<translation>梯度 {size}</translation>
</message>
<message>
<source>gradient {size} · update ratio {share}</source>
<translation>梯度 {size} · 更新比 {share}</translation>
</message>
<message>
<source>grey images have 1 channel</source>
<translation>灰度图像有 1 个通道</translation>
</message>
<message>
<source>grey, {height} × {width}</source>
<translation>灰度，{height} × {width}</translation>
</message>
<message>
<source>grey: none</source>
<translation>灰色：无</translation>
</message>
<message>
<source>groups is {groups}, which does not divide {name} ({args}).</source>
<translation>groups 为 {groups}，不能整除 {name}（{args}）。</translation>
</message>
<message>
<source>has to be given</source>
<translation>必须给出</translation>
</message>
<message>
<source>height</source>
<translation>高</translation>
</message>
<message>
<source>images {shape} · classes {count}</source>
<translation>图像 {shape} · 类别 {count}</translation>
</message>
<message>
<source>index is {index}, but dimension {dim} of {x} has {size} places: from {value} to {size2}.</source>
<translation>index 为 {index}，但 {x} 的第 {dim} 维有 {size} 个位置：从 {value} 到 {size2}。</translation>
</message>
<message>
<source>initial accumulator value</source>
<translation>累加器初值</translation>
</message>
<message>
<source>input {port}</source>
<translation>输入 {port}</translation>
</message>
<message>
<source>it counts by columns in {dims} dimensions</source>
<translation>它在 {dims} 个维度上按列计数</translation>
</message>
<message>
<source>it does not begin as an IDX file of bytes does</source>
<translation>它的开头不是字节型 IDX 文件的样子</translation>
</message>
<message>
<source>it goes backwards through a size that is open</source>
<translation>它沿未定大小的维度反向取值</translation>
</message>
<message>
<source>it has more than {count:,} operations</source>
<translation>其操作超过 {count:,} 个</translation>
</message>
<message>
<source>it has neither a scale nor a size</source>
<translation>它既没有比例也没有大小</translation>
</message>
<message>
<source>it has no weights</source>
<translation>它没有权重</translation>
</message>
<message>
<source>it has text in {encoding}</source>
<translation>其中有 {encoding} 编码的文本</translation>
</message>
<message>
<source>it has {count_data} bytes where its header needs {start}</source>
<translation>它有 {count_data} 字节，而文件头需要 {start} 字节</translation>
</message>
<message>
<source>it has {count} pads</source>
<translation>它有 {count} 个填充值</translation>
</message>
<message>
<source>it has {name}</source>
<translation>它带有 {name}</translation>
</message>
<message>
<source>it holds no network</source>
<translation>其中没有网络</translation>
</message>
<message>
<source>it holds no numbers</source>
<translation>其中没有数字</translation>
</message>
<message>
<source>it holds no tensor</source>
<translation>其中没有张量</translation>
</message>
<message>
<source>it is also the Sequential of {name}.0</source>
<translation>它同时又是 {name}.0 所在的 Sequential</translation>
</message>
<message>
<source>it is cubic in {dims} dimensions</source>
<translation>它在 {dims} 个维度上做三次插值</translation>
</message>
<message>
<source>it is damaged, or no ONNX file</source>
<translation>它已损坏，或不是 ONNX 文件</translation>
</message>
<message>
<source>it is no file, or larger than 2 GB</source>
<translation>它不是文件，或大于 2 GB</translation>
</message>
<message>
<source>it is no text in UTF-8</source>
<translation>它不是 UTF-8 文本</translation>
</message>
<message>
<source>it is not a picture</source>
<translation>它不是图片</translation>
</message>
<message>
<source>it is not an ordinary file</source>
<translation>它不是普通文件</translation>
</message>
<message>
<source>it is read-only</source>
<translation>它是只读的</translation>
</message>
<message>
<source>it joins by “{how}”</source>
<translation>它按“{how}”合并</translation>
</message>
<message>
<source>it keeps the ratio of its sides</source>
<translation>它保持边长比例</translation>
</message>
<message>
<source>it lacks {missing}</source>
<translation>缺少 {missing}</translation>
</message>
<message>
<source>it leaves out what lies outside</source>
<translation>它忽略边界之外的部分</translation>
</message>
<message>
<source>it mirrors a size that is open</source>
<translation>它对未定大小的维度做镜像</translation>
</message>
<message>
<source>it names {module}.{name}</source>
<translation>它写的是 {module}.{name}</translation>
</message>
<message>
<source>it pads by {pads}</source>
<translation>其填充为 {pads}</translation>
</message>
<message>
<source>it pads by “{mode}”</source>
<translation>它按“{mode}”填充</translation>
</message>
<message>
<source>it places a single pixel otherwise than torch</source>
<translation>它放置单个像素的方式与 torch 不同</translation>
</message>
<message>
<source>it places pixels by “{way}”</source>
<translation>它按“{way}”放置像素</translation>
</message>
<message>
<source>it pools {dims} dimensions</source>
<translation>它池化 {dims} 个维度</translation>
</message>
<message>
<source>it quantises to {dtype}</source>
<translation>它量化为 {dtype}</translation>
</message>
<message>
<source>it resets before the product, where torch does so after it</source>
<translation>它在乘积之前重置，而 torch 在其之后</translation>
</message>
<message>
<source>it resizes samples or channels</source>
<translation>它缩放样本或通道</translation>
</message>
<message>
<source>it resizes {dims} dimensions</source>
<translation>它缩放 {dims} 个维度</translation>
</message>
<message>
<source>it rounds otherwise than torch where sizes are no multiples</source>
<translation>当大小不是整数倍时，它的取整方式与 torch 不同</translation>
</message>
<message>
<source>it said nothing, perhaps for lack of memory.</source>
<translation>没有任何输出，可能是内存不足。</translation>
</message>
<message>
<source>it smooths while it shrinks</source>
<translation>它在缩小时做平滑</translation>
</message>
<message>
<source>it splits into {sizes}</source>
<translation>它拆分为 {sizes}</translation>
</message>
<message>
<source>it starts from a state of its own</source>
<translation>它从自己的初始状态开始</translation>
</message>
<message>
<source>it takes the nearest by “{way}”</source>
<translation>它按“{way}”取最近值</translation>
</message>
<message>
<source>it took longer than {seconds:g} seconds.</source>
<translation>它用时超过 {seconds:g} 秒。</translation>
</message>
<message>
<source>it uses version {version} of the operators, where 1 to {newest} are known; export it for one of those</source>
<translation>它使用第 {version} 版算子，而已知的是 1 到 {newest}；请导出为其中之一</translation>
</message>
<message>
<source>it would make {count:,} numbers or values</source>
<translation>它会产生 {count:,} 个数或值</translation>
</message>
<message>
<source>item {index} of {name}</source>
<translation>{name} 的第 {index} 项</translation>
</message>
<message>
<source>item {step} of {type_text}</source>
<translation>{type_text} 的第 {step} 项</translation>
</message>
<message>
<source>its MD5 sum is {found}, not {md5}</source>
<translation>其 MD5 为 {found}，而不是 {md5}</translation>
</message>
<message>
<source>its activations are {names}</source>
<translation>其激活函数为 {names}</translation>
</message>
<message>
<source>its axes</source>
<translation>其各轴</translation>
</message>
<message>
<source>its axes are {axes}</source>
<translation>其轴为 {axes}</translation>
</message>
<message>
<source>its axis</source>
<translation>其轴</translation>
</message>
<message>
<source>its bias</source>
<translation>其偏置</translation>
</message>
<message>
<source>its bounds</source>
<translation>其界限</translation>
</message>
<message>
<source>its condition</source>
<translation>其条件</translation>
</message>
<message>
<source>its cubic coefficient is not torch's -0.75</source>
<translation>其三次插值系数不是 torch 的 -0.75</translation>
</message>
<message>
<source>its data are those of too many other tensors as well</source>
<translation>它的数据同时也属于过多的其他张量</translation>
</message>
<message>
<source>its depth</source>
<translation>其深度</translation>
</message>
<message>
<source>its diagonal</source>
<translation>其对角线</translation>
</message>
<message>
<source>its gates look at the cell</source>
<translation>其门控读取细胞状态</translation>
</message>
<message>
<source>its image has {dims} dimensions</source>
<translation>其图像有 {dims} 个维度</translation>
</message>
<message>
<source>its indices have the shape {shape}</source>
<translation>其索引的形状为 {shape}</translation>
</message>
<message>
<source>its input {index} is missing</source>
<translation>缺少第 {index} 个输入</translation>
</message>
<message>
<source>its input {shape} is too large to try it</source>
<translation>它的输入 {shape} 太大，无法试运行</translation>
</message>
<message>
<source>its kernel has the shape {shape}</source>
<translation>其卷积核的形状为 {shape}</translation>
</message>
<message>
<source>its mode is “{mode}”</source>
<translation>其模式为“{mode}”</translation>
</message>
<message>
<source>its new size</source>
<translation>其新大小</translation>
</message>
<message>
<source>its number of channels is open</source>
<translation>其通道数未定</translation>
</message>
<message>
<source>its order of axes is {order}</source>
<translation>其轴的顺序为 {order}</translation>
</message>
<message>
<source>its output has a fixed shape, its input has not</source>
<translation>其输出形状固定，而输入不固定</translation>
</message>
<message>
<source>its padding</source>
<translation>其填充</translation>
</message>
<message>
<source>its parameters or description</source>
<translation>它的参数或描述</translation>
</message>
<message>
<source>its parts have the size {size}</source>
<translation>其分块大小为 {size}</translation>
</message>
<message>
<source>its position</source>
<translation>其位置</translation>
</message>
<message>
<source>its repeats</source>
<translation>其重复次数</translation>
</message>
<message>
<source>its scale</source>
<translation>其比例</translation>
</message>
<message>
<source>its scale is {scales}</source>
<translation>其比例为 {scales}</translation>
</message>
<message>
<source>its scales are those of blocks</source>
<translation>其比例按块给出</translation>
</message>
<message>
<source>its sequences have lengths of their own</source>
<translation>其序列各有长度</translation>
</message>
<message>
<source>its shape</source>
<translation>其形状</translation>
</message>
<message>
<source>its size</source>
<translation>其大小</translation>
</message>
<message>
<source>its step</source>
<translation>其步长</translation>
</message>
<message>
<source>its step would be known only while it runs</source>
<translation>其步长只有运行时才知道</translation>
</message>
<message>
<source>its values are the first that are not</source>
<translation>它的值最先变得不是有限的数</translation>
</message>
<message>
<source>its weights</source>
<translation>其权重</translation>
</message>
<message>
<source>its weights are not finite</source>
<translation>它的权重不是有限的数</translation>
</message>
<message>
<source>its window of {size} has no middle</source>
<translation>其大小为 {size} 的窗口没有中心</translation>
</message>
<message>
<source>its wires</source>
<translation>它的连线</translation>
</message>
<message>
<source>its {name} is {sizes}</source>
<translation>其 {name} 为 {sizes}</translation>
</message>
<message>
<source>k is {count}, but dimension {dim} of {x} has only {size}.</source>
<translation>k 为 {count}，但 {x} 的第 {dim} 维只有 {size}。</translation>
</message>
<message>
<source>key</source>
<translation>键</translation>
</message>
<message>
<source>key and value</source>
<translation>键和值</translation>
</message>
<message>
<source>key “{key}”</source>
<translation>键“{key}”</translation>
</message>
<message>
<source>label smoothing</source>
<translation>标签平滑</translation>
</message>
<message>
<source>layers {count}</source>
<translation>层 {count}</translation>
</message>
<message>
<source>learning rate</source>
<translation>学习率</translation>
</message>
<message>
<source>learning rate {value:g}</source>
<translation>学习率 {value:g}</translation>
</message>
<message>
<source>length {length}</source>
<translation>长度 {length}</translation>
</message>
<message>
<source>linear</source>
<translation>线性</translation>
</message>
<message>
<source>logarithmic</source>
<translation>对数</translation>
</message>
<message>
<source>loss {number} of {name}</source>
<translation>{name} 的第 {number} 个损失</translation>
</message>
<message>
<source>loss: {old} → {new}</source>
<translation>损失：{old} → {new}</translation>
</message>
<message>
<source>lr decay</source>
<translation>学习率衰减</translation>
</message>
<message>
<source>made by {init}</source>
<translation>由 {init} 生成</translation>
</message>
<message>
<source>maximize</source>
<translation>最大化</translation>
</message>
<message>
<source>mean absolute error</source>
<translation>平均绝对误差</translation>
</message>
<message>
<source>mean squared error</source>
<translation>均方误差</translation>
</message>
<message>
<source>mean {mean} · sd {sd} · dead units {dead}</source>
<translation>均值 {mean} · 标准差 {sd} · 死单元 {dead}</translation>
</message>
<message>
<source>messages cannot tell them apart</source>
<translation>提示信息无法区分它们</translation>
</message>
<message>
<source>minimum learning rate</source>
<translation>最小学习率</translation>
</message>
<message>
<source>missing</source>
<translation>已丢失</translation>
</message>
<message>
<source>mixed</source>
<translation>不一致</translation>
</message>
<message>
<source>mixed precision</source>
<translation>混合精度</translation>
</message>
<message>
<source>momentum</source>
<translation>动量</translation>
</message>
<message>
<source>more than</source>
<translation>大于</translation>
</message>
<message>
<source>multiply-accumulates</source>
<translation>乘加次数</translation>
</message>
<message>
<source>multiply-accumulates {count}</source>
<translation>乘加次数 {count}</translation>
</message>
<message>
<source>must be a finite number; received “{text}”</source>
<translation>必须是有限的数；收到的是“{text}”</translation>
</message>
<message>
<source>must be a list of numbers</source>
<translation>必须是数的列表</translation>
</message>
<message>
<source>must be a list of whole numbers</source>
<translation>必须是整数列表</translation>
</message>
<message>
<source>must be a literal</source>
<translation>必须是字面量</translation>
</message>
<message>
<source>must be a literal such as 2, 0.5, True or (1, 2); received “{text}”</source>
<translation>必须是字面量，例如 2、0.5、True 或 (1, 2)；收到的是“{text}”</translation>
</message>
<message>
<source>must be a number</source>
<translation>必须是数</translation>
</message>
<message>
<source>must be a number; received “{text}”</source>
<translation>必须是数；收到的是“{text}”</translation>
</message>
<message>
<source>must be a size, "same" or "valid"</source>
<translation>必须是尺寸、"same" 或 "valid"</translation>
</message>
<message>
<source>must be a text</source>
<translation>必须是文本</translation>
</message>
<message>
<source>must be a torch dtype such as float32</source>
<translation>必须是 torch 的 dtype，例如 float32</translation>
</message>
<message>
<source>must be a value</source>
<translation>必须是一个值</translation>
</message>
<message>
<source>must be a value: a recipe has no block parameters to work an expression out with</source>
<translation>必须是一个值：训练配置没有块参数可供计算表达式</translation>
</message>
<message>
<source>must be a whole number</source>
<translation>必须是整数</translation>
</message>
<message>
<source>must be a whole number; received “{text}”</source>
<translation>必须是整数；收到的是“{text}”</translation>
</message>
<message>
<source>must be at least {low}; received {value}</source>
<translation>至少为 {low}；收到的是 {value}</translation>
</message>
<message>
<source>must be at least {minimum:g}</source>
<translation>至少为 {minimum:g}</translation>
</message>
<message>
<source>must be at most {high}; received {value}</source>
<translation>至多为 {high}；收到的是 {value}</translation>
</message>
<message>
<source>must be at most {maximum:g}</source>
<translation>至多为 {maximum:g}</translation>
</message>
<message>
<source>must be given</source>
<translation>必须给出</translation>
</message>
<message>
<source>must be one number or {dims} of them</source>
<translation>必须是一个数或 {dims} 个数</translation>
</message>
<message>
<source>must be one of {choices}</source>
<translation>必须是以下之一：{choices}</translation>
</message>
<message>
<source>must be one whole number or {dims} of them</source>
<translation>必须是一个整数或 {dims} 个整数</translation>
</message>
<message>
<source>must be one whole number or {length} of them; received “{text}”</source>
<translation>必须是一个整数或 {length} 个整数；收到的是“{text}”</translation>
</message>
<message>
<source>must be true or false</source>
<translation>必须是真或假</translation>
</message>
<message>
<source>must be {dims} numbers</source>
<translation>必须是 {dims} 个数</translation>
</message>
<message>
<source>must have a value</source>
<translation>必须有值</translation>
</message>
<message>
<source>name</source>
<translation>名称</translation>
</message>
<message>
<source>negative log-likelihood</source>
<translation>负对数似然</translation>
</message>
<message>
<source>nesterov</source>
<translation>Nesterov 动量</translation>
</message>
<message>
<source>network</source>
<translation>网络</translation>
</message>
<message>
<source>networks are trained on cpu, cuda or mps</source>
<translation>网络可在 cpu、cuda 或 mps 上训练</translation>
</message>
<message>
<source>no</source>
<translation>否</translation>
</message>
<message>
<source>no curve yet</source>
<translation>还没有曲线</translation>
</message>
<message>
<source>no data has that</source>
<translation>没有数据含有它</translation>
</message>
<message>
<source>no gradient reaches any weight.</source>
<translation>没有梯度到达任何权重。</translation>
</message>
<message>
<source>no input</source>
<translation>没有输入</translation>
</message>
<message>
<source>no output needs it</source>
<translation>没有输出需要它</translation>
</message>
<message>
<source>no reason is known.</source>
<translation>原因未知。</translation>
</message>
<message>
<source>no shape yet</source>
<translation>还没有形状</translation>
</message>
<message>
<source>no size</source>
<translation>没有大小</translation>
</message>
<message>
<source>no tensor</source>
<translation>不是张量</translation>
</message>
<message>
<source>no {name}</source>
<translation>没有 {name}</translation>
</message>
<message>
<source>none</source>
<translation>无</translation>
</message>
<message>
<source>none of them</source>
<translation>都没有</translation>
</message>
<message>
<source>normal, mean 0 and std 0.02</source>
<translation>正态分布，均值 0，标准差 0.02</translation>
</message>
<message>
<source>normal, mean 0 and std 1</source>
<translation>正态分布，均值 0，标准差 1</translation>
</message>
<message>
<source>normalized_shape would be {sizes}, which changes with the batch; a layer's size is fixed.</source>
<translation>normalized_shape 会是 {sizes}，它随批次变化；而层的大小是固定的。</translation>
</message>
<message>
<source>not known to this version</source>
<translation>这个版本不认识</translation>
</message>
<message>
<source>not known yet</source>
<translation>尚未知道</translation>
</message>
<message>
<source>nothing</source>
<translation>无</translation>
</message>
<message>
<source>nothing is running</source>
<translation>没有正在运行的训练</translation>
</message>
<message>
<source>nothing is selected</source>
<translation>未选中任何内容</translation>
</message>
<message>
<source>nothing known</source>
<translation>一无所知</translation>
</message>
<message>
<source>nothing reads this input</source>
<translation>没有谁读取这个输入</translation>
</message>
<message>
<source>nothing to redo</source>
<translation>没有可重做的</translation>
</message>
<message>
<source>nothing to undo</source>
<translation>没有可撤销的</translation>
</message>
<message>
<source>num_groups is {groups}, which does not divide the {channels} channels.</source>
<translation>num_groups 为 {groups}，不能整除 {channels} 个通道。</translation>
</message>
<message>
<source>num_heads is {heads}, which does not divide the {width} features.</source>
<translation>num_heads 为 {heads}，不能整除 {width} 个特征。</translation>
</message>
<message>
<source>num_parameters is {slopes}; it can be 1, or the number of channels, {channels}; received {x}.</source>
<translation>num_parameters 为 {slopes}；可以是 1 或通道数 {channels}；收到的是 {x}。</translation>
</message>
<message>
<source>of each project</source>
<translation>次/项目</translation>
</message>
<message>
<source>of these weights, whose gradient is zero: {names}.</source>
<translation>关于这些梯度为零的权重：{names}。</translation>
</message>
<message>
<source>on {date} at {time}</source>
<translation>{date} {time}</translation>
</message>
<message>
<source>one line of 100 characters at most</source>
<translation>最多 100 个字符的一行文字</translation>
</message>
<message>
<source>one number</source>
<translation>一个数</translation>
</message>
<message>
<source>ones</source>
<translation>全 1</translation>
</message>
<message>
<source>onnxruntime cannot run {path}: {reason}</source>
<translation>onnxruntime 无法运行 {path}：{reason}</translation>
</message>
<message>
<source>optimizer of {name}</source>
<translation>{name} 的优化器</translation>
</message>
<message>
<source>optimizer: another {name}</source>
<translation>优化器：换了 {name}</translation>
</message>
<message>
<source>or drop a project file anywhere on the window</source>
<translation>或把项目文件拖到窗口任意位置</translation>
</message>
<message>
<source>order or outputs</source>
<translation>顺序或输出</translation>
</message>
<message>
<source>output</source>
<translation>输出</translation>
</message>
<message>
<source>output of loss {number} of {index}</source>
<translation>{index} 第 {number} 个损失的输出</translation>
</message>
<message>
<source>output {index}: {shape}</source>
<translation>输出 {index}：{shape}</translation>
</message>
<message>
<source>output {key}</source>
<translation>输出 {key}</translation>
</message>
<message>
<source>output {place}</source>
<translation>输出 {place}</translation>
</message>
<message>
<source>output {shape}</source>
<translation>输出 {shape}</translation>
</message>
<message>
<source>output_padding ({extra}) must be smaller than stride ({stride}) or dilation ({dilation}).</source>
<translation>output_padding（{extra}）必须小于 stride（{stride}）或 dilation（{dilation}）。</translation>
</message>
<message>
<source>output_ratio must lie between 0 and 1; received {args}.</source>
<translation>output_ratio 必须在 0 和 1 之间；收到的是 {args}。</translation>
</message>
<message>
<source>output_size needs a size; None can stand for one of several dimensions.</source>
<translation>output_size 需要一个大小；None 可代表几个维度中的一个。</translation>
</message>
<message>
<source>padding ({pad}) can be at most half the kernel size ({size}).</source>
<translation>padding（{pad}）至多为卷积核大小（{size}）的一半。</translation>
</message>
<message>
<source>padding="same" needs a stride of 1; received {args}.</source>
<translation>padding="same" 要求 stride 为 1；收到的是 {args}。</translation>
</message>
<message>
<source>padding_idx is {index}; it can be from {value} to {rows}.</source>
<translation>padding_idx 为 {index}；可取 {value} 到 {rows}。</translation>
</message>
<message>
<source>parameter</source>
<translation>参数</translation>
</message>
<message>
<source>parameters</source>
<translation>参数</translation>
</message>
<message>
<source>parameters {count}</source>
<translation>参数 {count}</translation>
</message>
<message>
<source>path</source>
<translation>路径</translation>
</message>
<message>
<source>paused</source>
<translation>已暂停</translation>
</message>
<message>
<source>places, notes or colours</source>
<translation>位置、便签或颜色</translation>
</message>
<message>
<source>proj_size ({projection}) must be smaller than hidden_size ({args}).</source>
<translation>proj_size（{projection}）必须小于 hidden_size（{args}）。</translation>
</message>
<message>
<source>project</source>
<translation>项目</translation>
</message>
<message>
<source>query and key</source>
<translation>查询和键</translation>
</message>
<message>
<source>raw scores</source>
<translation>原始分数</translation>
</message>
<message>
<source>repeat</source>
<translation>重复</translation>
</message>
<message>
<source>repeat must be a whole number up to {max_repeat}; received {repeat!r}.</source>
<translation>repeat 必须是不超过 {max_repeat} 的整数；收到的是 {repeat!r}。</translation>
</message>
<message>
<source>repeat must be a whole number; received {repeat!r}.</source>
<translation>repeat 必须是整数；收到的是 {repeat!r}。</translation>
</message>
<message>
<source>rho</source>
<translation>rho</translation>
</message>
<message>
<source>row {row} · column {column}</source>
<translation>第 {row} 行 · 第 {column} 列</translation>
</message>
<message>
<source>sample {number}</source>
<translation>样本 {number}</translation>
</message>
<message>
<source>saved</source>
<translation>已保存</translation>
</message>
<message>
<source>scalar</source>
<translation>标量</translation>
</message>
<message>
<source>scaled by {factor}</source>
<translation>缩放 {factor} 倍</translation>
</message>
<message>
<source>schedule of {name}</source>
<translation>{name} 的学习率调度</translation>
</message>
<message>
<source>seconds</source>
<translation>秒</translation>
</message>
<message>
<source>seed</source>
<translation>随机种子</translation>
</message>
<message>
<source>shape</source>
<translation>形状</translation>
</message>
<message>
<source>shifts has {count_shifts} numbers and dims {count_dims}; each shift belongs to one dimension.</source>
<translation>shifts 有 {count_shifts} 个数，dims 有 {count_dims} 个；每个位移对应一个维度。</translation>
</message>
<message>
<source>shows as a problem</source>
<translation>会显示为问题</translation>
</message>
<message>
<source>size</source>
<translation>尺寸</translation>
</message>
<message>
<source>source and destination must be two numbers, or two lists of one length; received {args} and {args2}.</source>
<translation>source 和 destination 必须是两个数，或两个等长的列表；收到的是 {args} 和 {args2}。</translation>
</message>
<message>
<source>split_size must be at least 1; received {wanted}.</source>
<translation>split_size 至少为 1；收到的是 {wanted}。</translation>
</message>
<message>
<source>squashed twice, the scores barely differ and learning is slow</source>
<translation>经过两次压缩，各分数几乎没有差别，学习缓慢</translation>
</message>
<message>
<source>start_dim ({args}) lies behind end_dim ({args2}) for {x}.</source>
<translation>对 {x} 而言，start_dim（{args}）在 end_dim（{args2}）之后。</translation>
</message>
<message>
<source>step</source>
<translation>阶梯</translation>
</message>
<message>
<source>step size</source>
<translation>步长</translation>
</message>
<message>
<source>steps</source>
<translation>步</translation>
</message>
<message>
<source>stored values</source>
<translation>已存储的值</translation>
</message>
<message>
<source>target</source>
<translation>目标</translation>
</message>
<message>
<source>target of loss {number} of {index}</source>
<translation>{index} 第 {number} 个损失的目标</translation>
</message>
<message>
<source>template</source>
<translation>模板</translation>
</message>
<message>
<source>test fraction</source>
<translation>测试比例</translation>
</message>
<message>
<source>test size</source>
<translation>测试集大小</translation>
</message>
<message>
<source>that changes nothing here, but costs time</source>
<translation>在这里不改变什么，却耗费时间</translation>
</message>
<message>
<source>the arrays given</source>
<translation>所给的数组</translation>
</message>
<message>
<source>the block's size</source>
<translation>块大小</translation>
</message>
<message>
<source>the buffer {key}</source>
<translation>缓冲区 {key}</translation>
</message>
<message>
<source>the channels come first</source>
<translation>通道在前</translation>
</message>
<message>
<source>the connection broke at {tell} of {total} bytes</source>
<translation>连接在 {tell}/{total} 字节处中断</translation>
</message>
<message>
<source>the data set</source>
<translation>数据集</translation>
</message>
<message>
<source>the device {device}</source>
<translation>设备 {device} </translation>
</message>
<message>
<source>the dotted path of a tensor such as “decoder.weight”</source>
<translation>张量的点分路径，例如“decoder.weight”</translation>
</message>
<message>
<source>the file</source>
<translation>文件</translation>
</message>
<message>
<source>the file: it names no tensor file</source>
<translation>文件：它没有指明张量文件</translation>
</message>
<message>
<source>the gradient of input {key}</source>
<translation>输入 {key} 的梯度</translation>
</message>
<message>
<source>the gradient of {key}</source>
<translation>{key} 的梯度</translation>
</message>
<message>
<source>the image's size</source>
<translation>图像大小</translation>
</message>
<message>
<source>the input</source>
<translation>输入</translation>
</message>
<message>
<source>the input “{name}”</source>
<translation>输入“{name}”</translation>
</message>
<message>
<source>the keyword {arg}</source>
<translation>关键字 {arg}</translation>
</message>
<message>
<source>the learning rate is {learning_rate:g}, try a tenth of it</source>
<translation>学习率为 {learning_rate:g}，请试试它的十分之一</translation>
</message>
<message>
<source>the length of its sequence would be known only while it runs</source>
<translation>其序列长度只有运行时才知道</translation>
</message>
<message>
<source>the loss</source>
<translation>损失</translation>
</message>
<message>
<source>the loss {label}</source>
<translation>损失{label}</translation>
</message>
<message>
<source>the losses</source>
<translation>损失</translation>
</message>
<message>
<source>the main graph</source>
<translation>主图</translation>
</message>
<message>
<source>the name of a {suffix} file beside the project, without folders</source>
<translation>项目旁一个 {suffix} 文件的名称，不含文件夹</translation>
</message>
<message>
<source>the new shape</source>
<translation>新形状</translation>
</message>
<message>
<source>the number of its parts would be known only while it runs</source>
<translation>其分块数量只有运行时才知道</translation>
</message>
<message>
<source>the original's weights are not in memory.</source>
<translation>原模型的权重不在内存中。</translation>
</message>
<message>
<source>the others are never right, and only learn to stay silent</source>
<translation>其余输出永远不会是对的，只会学会保持沉默</translation>
</message>
<message>
<source>the output</source>
<translation>输出</translation>
</message>
<message>
<source>the output shape</source>
<translation>输出形状</translation>
</message>
<message>
<source>the packed project</source>
<translation>打包的项目</translation>
</message>
<message>
<source>the process that ran the source ended with code {code}{last}</source>
<translation>运行源代码的进程以代码 {code} 结束{last}</translation>
</message>
<message>
<source>the project</source>
<translation>项目</translation>
</message>
<message>
<source>the recipe</source>
<translation>训练配置</translation>
</message>
<message>
<source>the recorded sizes</source>
<translation>记录时的大小</translation>
</message>
<message>
<source>the run has the network as it is drawn</source>
<translation>训练用的就是现在画的网络</translation>
</message>
<message>
<source>the schedule {label}</source>
<translation>学习率调度{label}</translation>
</message>
<message>
<source>the shape of its input is not known</source>
<translation>其输入形状未知</translation>
</message>
<message>
<source>the size of its input is open</source>
<translation>其输入大小未定</translation>
</message>
<message>
<source>the size of the images</source>
<translation>图像尺寸</translation>
</message>
<message>
<source>the sizes of its parts</source>
<translation>其各分块的大小</translation>
</message>
<message>
<source>the source cannot run: {error}</source>
<translation>源代码无法运行：{error}</translation>
</message>
<message>
<source>the three items start, stop and step</source>
<translation>start、stop 和 step 三项</translation>
</message>
<message>
<source>the value it pads with would be known only while it runs</source>
<translation>其填充值只有运行时才知道</translation>
</message>
<message>
<source>the {what}</source>
<translation>{what}</translation>
</message>
<message>
<source>there is no axis {axis} of {rank}</source>
<translation>共 {rank} 个轴，没有第 {axis} 轴</translation>
</message>
<message>
<source>there is no dtype {number}</source>
<translation>不存在数据类型 {number}</translation>
</message>
<message>
<source>there is no item {place} of {count}</source>
<translation>共 {count} 项，没有第 {place} 项</translation>
</message>
<message>
<source>there is no such input</source>
<translation>没有这样的输入</translation>
</message>
<message>
<source>there is nothing like it here (domain “{domain}”)</source>
<translation>这里没有与之对应的操作（域“{domain}”）</translation>
</message>
<message>
<source>they would be the same attribute</source>
<translation>它们会是同一个属性</translation>
</message>
<message>
<source>times a second</source>
<translation>次/秒</translation>
</message>
<message>
<source>to {size}</source>
<translation>变为 {size}</translation>
</message>
<message>
<source>today at {time}</source>
<translation>今天 {time}</translation>
</message>
<message>
<source>together</source>
<translation>合计</translation>
</message>
<message>
<source>torch does not tell where each value stands first</source>
<translation>torch 不提供每个值首次出现的位置</translation>
</message>
<message>
<source>torch has no dtype {name}</source>
<translation>torch 没有数据类型 {name}</translation>
</message>
<message>
<source>torch is not asked</source>
<translation>尚未由 torch 推断</translation>
</message>
<message>
<source>torch sees no Apple GPU here</source>
<translation>torch 在这里找不到 Apple GPU</translation>
</message>
<message>
<source>torch.export program</source>
<translation>torch.export 程序</translation>
</message>
<message>
<source>train size</source>
<translation>训练集大小</translation>
</message>
<message>
<source>train the network first</source>
<translation>请先训练网络</translation>
</message>
<message>
<source>training</source>
<translation>训练</translation>
</message>
<message>
<source>training would stop at the first label without an output</source>
<translation>训练会在遇到第一个没有对应输出的标签时停下</translation>
</message>
<message>
<source>training {training} · test {test}</source>
<translation>训练 {training} · 测试 {test}</translation>
</message>
<message>
<source>true</source>
<translation>实际</translation>
</message>
<message>
<source>true or false</source>
<translation>true 或 false</translation>
</message>
<message>
<source>uniform within ±1/√fan_in</source>
<translation>±1/√fan_in 之内的均匀分布</translation>
</message>
<message>
<source>uniform within ±1/√hidden_size</source>
<translation>±1/√hidden_size 之内的均匀分布</translation>
</message>
<message>
<source>uniform within ±1/√in1_features</source>
<translation>±1/√in1_features 之内的均匀分布</translation>
</message>
<message>
<source>unit {unit}</source>
<translation>单元 {unit}</translation>
</message>
<message>
<source>untitled</source>
<translation>未命名</translation>
</message>
<message>
<source>validation</source>
<translation>验证</translation>
</message>
<message>
<source>values</source>
<translation>值</translation>
</message>
<message>
<source>values in (0, 1)</source>
<translation>(0, 1) 内的值</translation>
</message>
<message>
<source>warm up epochs</source>
<translation>预热轮次</translation>
</message>
<message>
<source>weight</source>
<translation>权重</translation>
</message>
<message>
<source>weight decay</source>
<translation>权重衰减</translation>
</message>
<message>
<source>weights {size} as float32</source>
<translation>权重 {size}（float32）</translation>
</message>
<message>
<source>what is fed</source>
<translation>送入的内容</translation>
</message>
<message>
<source>what the layer {key} gives</source>
<translation>层 {key} 给出的值</translation>
</message>
<message>
<source>where it ends</source>
<translation>其终点</translation>
</message>
<message>
<source>where it starts</source>
<translation>其起点</translation>
</message>
<message>
<source>whole numbers (int64 or int32)</source>
<translation>整数（int64 或 int32）</translation>
</message>
<message>
<source>whole numbers as int64</source>
<translation>int64 整数</translation>
</message>
<message>
<source>width</source>
<translation>宽</translation>
</message>
<message>
<source>with a padding of {before} and {after}</source>
<translation>加上填充 {before} 和 {after}</translation>
</message>
<message>
<source>with a padding of {padding}</source>
<translation>加上填充 {padding}</translation>
</message>
<message>
<source>with its weights</source>
<translation>含其权重</translation>
</message>
<message>
<source>with new weights</source>
<translation>使用新权重</translation>
</message>
<message>
<source>with random weights of any size, the outputs do not depend on the inputs, or are not finite.</source>
<translation>无论随机权重大小如何，输出都不依赖于输入，或者不是有限数。</translation>
</message>
<message>
<source>with the MD5 sum {found}</source>
<translation>MD5 校验和为 {found}</translation>
</message>
<message>
<source>with the SHA-256 {found}</source>
<translation>SHA-256 为 {found}</translation>
</message>
<message>
<source>with values of its own</source>
<translation>自带初值</translation>
</message>
<message>
<source>x weighted by its own sigmoid, also called swish.</source>
<translation>x 乘以自身的 sigmoid，也称 swish。</translation>
</message>
<message>
<source>x weighted by the normal distribution's share below it (Hendrycks and Gimpel, 2016).</source>
<translation>x 乘以正态分布中低于它的比例（Hendrycks 和 Gimpel，2016）。</translation>
</message>
<message>
<source>x weighted by the tanh of its softplus (Misra, 2019).</source>
<translation>x 乘以自身 softplus 的 tanh（Misra，2019）。</translation>
</message>
<message>
<source>xavier_uniform</source>
<translation>xavier_uniform</translation>
</message>
<message>
<source>yes</source>
<translation>是</translation>
</message>
<message>
<source>yesterday</source>
<translation>昨天</translation>
</message>
<message>
<source>zeros</source>
<translation>全 0</translation>
</message>
<message>
<source>{activation} before {name}</source>
<translation>在 {name} 之前加入 {activation}</translation>
</message>
<message>
<source>{base} ** {exponent} is no real number.</source>
<translation>{base} ** {exponent} 不是实数。</translation>
</message>
<message>
<source>{base} ** {exponent} is too much: an exponent is at most {most}.</source>
<translation>{base} ** {exponent} 太大：指数最大为 {most}。</translation>
</message>
<message>
<source>{block} has no parameter {unknown}.</source>
<translation>{block} 没有参数 {unknown}。</translation>
</message>
<message>
<source>{block} has no parameter “{name}” to give here; it has: {names}.</source>
<translation>{block} 没有可在此给出的参数“{name}”；它的参数有：{names}。</translation>
</message>
<message>
<source>{block} needs a value for {name}.</source>
<translation>{block} 需要 {name} 的值。</translation>
</message>
<message>
<source>{block} takes {count} arguments at most: {names}.</source>
<translation>{block} 最多接受 {count} 个参数：{names}。</translation>
</message>
<message>
<source>{block}, not used</source>
<translation>{block}，未使用</translation>
</message>
<message>
<source>{block}, used once</source>
<translation>{block}，使用一次</translation>
</message>
<message>
<source>{block}, used {count} times</source>
<translation>{block}，使用 {count} 次</translation>
</message>
<message>
<source>{callee} cannot be given these arguments; its parameters are: {known}.</source>
<translation>{callee} 不能接受这些参数；它的参数有：{known}。</translation>
</message>
<message>
<source>{callee} has no parameter “{unknown}”; its parameters are: {known}.</source>
<translation>{callee} 没有参数“{unknown}”；它的参数有：{known}。</translation>
</message>
<message>
<source>{callee} needs a value for {missing}.</source>
<translation>{callee} 需要 {missing} 的值。</translation>
</message>
<message>
<source>{channels} channels are not in {groups} groups</source>
<translation>{channels} 个通道无法分为 {groups} 组</translation>
</message>
<message>
<source>{count_details} dimensions</source>
<translation>{count_details} 维</translation>
</message>
<message>
<source>{count_kept} tensors were kept; {count_fresh} begin anew: {fresh}.</source>
<translation>保留了 {count_kept} 个张量；{count_fresh} 个重新开始：{fresh}。</translation>
</message>
<message>
<source>{count} block</source>
<translation>{count} 个块</translation>
</message>
<message>
<source>{count} blocks</source>
<translation>{count} 个块</translation>
</message>
<message>
<source>{count} cases</source>
<translation>{count} 种情况</translation>
</message>
<message>
<source>{count} channels</source>
<translation>{count} 个通道</translation>
</message>
<message>
<source>{count} days ago</source>
<translation>{count} 天前</translation>
</message>
<message>
<source>{count} entries</source>
<translation>{count} 条</translation>
</message>
<message>
<source>{count} entry</source>
<translation>{count} 条</translation>
</message>
<message>
<source>{count} error</source>
<translation>{count} 个错误</translation>
</message>
<message>
<source>{count} errors</source>
<translation>{count} 个错误</translation>
</message>
<message>
<source>{count} features</source>
<translation>{count} 个特征</translation>
</message>
<message>
<source>{count} files are</source>
<translation>{count} 个文件</translation>
</message>
<message>
<source>{count} layer</source>
<translation>{count} 层</translation>
</message>
<message>
<source>{count} layers</source>
<translation>{count} 层</translation>
</message>
<message>
<source>{count} lines · class {name}</source>
<translation>{count} 行 · 类 {name}</translation>
</message>
<message>
<source>{count} model</source>
<translation>{count} 个模型</translation>
</message>
<message>
<source>{count} models</source>
<translation>{count} 个模型</translation>
</message>
<message>
<source>{count} more mistake.</source>
<translation>还有 {count} 处错误。</translation>
</message>
<message>
<source>{count} more mistakes.</source>
<translation>还有 {count} 处错误。</translation>
</message>
<message>
<source>{count} multiply-accumulates</source>
<translation>{count} 次乘加</translation>
</message>
<message>
<source>{count} node</source>
<translation>{count} 个节点</translation>
</message>
<message>
<source>{count} nodes</source>
<translation>{count} 个节点</translation>
</message>
<message>
<source>{count} numbers a sample</source>
<translation>每个样本 {count} 个数</translation>
</message>
<message>
<source>{count} parameters</source>
<translation>{count} 个参数</translation>
</message>
<message>
<source>{count} problem</source>
<translation>{count} 个问题</translation>
</message>
<message>
<source>{count} problem to solve before training</source>
<translation>训练前需解决 {count} 个问题</translation>
</message>
<message>
<source>{count} problems</source>
<translation>{count} 个问题</translation>
</message>
<message>
<source>{count} problems to solve before training</source>
<translation>训练前需解决 {count} 个问题</translation>
</message>
<message>
<source>{count} run takes {size}.</source>
<translation>{count} 次训练占用 {size}。</translation>
</message>
<message>
<source>{count} runs take {size}.</source>
<translation>{count} 次训练占用 {size}。</translation>
</message>
<message>
<source>{count} step</source>
<translation>{count} 步</translation>
</message>
<message>
<source>{count} steps</source>
<translation>{count} 步</translation>
</message>
<message>
<source>{count} units</source>
<translation>{count} 个单元</translation>
</message>
<message>
<source>{count} warning</source>
<translation>{count} 个警告</translation>
</message>
<message>
<source>{count} warnings</source>
<translation>{count} 个警告</translation>
</message>
<message>
<source>{details} dimensions</source>
<translation>{details} 维</translation>
</message>
<message>
<source>{done} of {total} runs removed</source>
<translation>已移除 {done}/{total} 次训练</translation>
</message>
<message>
<source>{duration} left</source>
<translation>剩余 {duration}</translation>
</message>
<message>
<source>{error} Delete that file, and it is downloaded again.</source>
<translation>{error} 请删除该文件，它会重新下载。</translation>
</message>
<message>
<source>{error}. Import it again with the module of yours around it kept as custom Python: “Keep as it is”, or --keep in the terminal.</source>
<translation>{error}。请重新导入，并将其外围您自己的模块保留为自定义 Python：使用“原样保留”，或在终端中使用 --keep。</translation>
</message>
<message>
<source>{filename} in the packed project has over {most:,} bytes.</source>
<translation>打包的项目中 {filename} 超过 {most:,} 字节。</translation>
</message>
<message>
<source>{files} left out as unreadable: {names}{more}.</source>
<translation>{files}因无法读取而略去：{names}{more}。</translation>
</message>
<message>
<source>{file} defines {name}, as another custom file does otherwise; rename it in one of them.</source>
<translation>{file} 定义了 {name}，而另一个自定义文件对它有不同的定义；请在其中一个文件里改名。</translation>
</message>
<message>
<source>{file} defines {name}, which means something else in the source; give it another name there.</source>
<translation>{file} 定义了 {name}，而它在源代码中另有含义；请在该文件里改用别的名称。</translation>
</message>
<message>
<source>{file} has “{line}”, which means nothing in another file; import what it needs by its full name.</source>
<translation>{file} 含有“{line}”，它在别的文件里没有意义；请用完整名称导入所需内容。</translation>
</message>
<message>
<source>{file} imports {path} as {name}, which means something else in the source; import it by another name.</source>
<translation>{file} 将 {path} 导入为 {name}，而它在源代码中另有含义；请用别的名称导入。</translation>
</message>
<message>
<source>{file} is not Python: {reason}.</source>
<translation>{file} 不是 Python：{reason}。</translation>
</message>
<message>
<source>{file} is not trusted; nothing of it was run.</source>
<translation>{file} 未被信任；其中没有任何内容运行过。</translation>
</message>
<message>
<source>{frames} frames</source>
<translation>{frames} 帧</translation>
</message>
<message>
<source>{function} takes no {unknown}; it takes: {known}.</source>
<translation>{function} 不接受 {unknown}；它接受：{known}。</translation>
</message>
<message>
<source>{heads} is {args}, which does not divide the {args2} features.</source>
<translation>{heads} 为 {args}，不能整除 {args2} 个特征。</translation>
</message>
<message>
<source>{head}, though every value in the network is finite; {rate}.</source>
<translation>{head}，尽管网络中的值都是有限的；{rate}。</translation>
</message>
<message>
<source>{head}: it began in “{node}” ({what}); {rate}.</source>
<translation>{head}：始于“{node}”（{what}）；{rate}。</translation>
</message>
<message>
<source>{help} This one is the {name}.</source>
<translation>{help}这里是{name}。</translation>
</message>
<message>
<source>{high} ({args}) must be {value} {low} ({args2}).</source>
<translation>{high}（{args}）必须{value} {low}（{args2}）。</translation>
</message>
<message>
<source>{hours} h</source>
<translation>{hours} 小时</translation>
</message>
<message>
<source>{hours} h {minutes} min</source>
<translation>{hours} 小时 {minutes} 分</translation>
</message>
<message>
<source>{keys} + arrows</source>
<translation>{keys} + 方向键</translation>
</message>
<message>
<source>{key}: missing in the file; the network has {state}</source>
<translation>{key}：文件中没有；网络中是 {state}</translation>
</message>
<message>
<source>{key}: {value} in the file, nothing in the network</source>
<translation>{key}：文件中是 {value}，网络中没有</translation>
</message>
<message>
<source>{key}: {value} in the file, {state} in the network</source>
<translation>{key}：文件中是 {value}，网络中是 {state}</translation>
</message>
<message>
<source>{kind} reads “{name}”, which nothing before it gives: the file is damaged, or its operations form a cycle.</source>
<translation>{kind} 读取“{name}”，但之前没有任何操作给出它：文件已损坏，或其操作构成了环。</translation>
</message>
<message>
<source>{label}, and unpin {names}</source>
<translation>{label}，并取消固定 {names}</translation>
</message>
<message>
<source>{layer} needs its input’s last size to be {claimed}; this is {shape}.</source>
<translation>{layer} 要求输入的最后一维为 {claimed}；这里是 {shape}。</translation>
</message>
<message>
<source>{layer} needs {claimed} channels; this is {shape}.</source>
<translation>{layer} 需要 {claimed} 个通道；这里是 {shape}。</translation>
</message>
<message>
<source>{layer} needs {wanted} dimensions; this has {found}: {shape}.</source>
<translation>{layer} 需要 {wanted} 维；这里有 {found} 维：{shape}。</translation>
</message>
<message>
<source>{loading} · training starts in a moment</source>
<translation>{loading} · 训练即将开始</translation>
</message>
<message>
<source>{message} This is {shape}.</source>
<translation>{message}这里是 {shape}。</translation>
</message>
<message>
<source>{minutes} min</source>
<translation>{minutes} 分</translation>
</message>
<message>
<source>{minutes} min {seconds} s</source>
<translation>{minutes} 分 {seconds} 秒</translation>
</message>
<message>
<source>{names} must have the same {what}: {x} and {y} do not.</source>
<translation>{names}的{what}必须相同：{x} 与 {y} 不同。</translation>
</message>
<message>
<source>{name} (optional)</source>
<translation>{name}（可选）</translation>
</message>
<message>
<source>{name} and what leads to it</source>
<translation>{name} 和通向它的节点</translation>
</message>
<message>
<source>{name} and {name2} have no activation between them: together they compute no more than one linear layer.</source>
<translation>{name} 和 {name2} 之间没有激活函数：合起来只相当于一个线性层。</translation>
</message>
<message>
<source>{name} arrived damaged, {wrong}</source>
<translation>{name} 下载后已损坏，{wrong}</translation>
</message>
<message>
<source>{name} calls the layer {name2} with {name3} {true}, but {name4} calls it with {claimed}: a shared layer has one size.</source>
<translation>{name} 以 {name3} {true} 调用层 {name2}，而 {name4} 以 {claimed} 调用它：共享的层只有一种大小。</translation>
</message>
<message>
<source>{name} cannot be 0.</source>
<translation>{name} 不能为 0。</translation>
</message>
<message>
<source>{name} cannot be evaluated in an expression.</source>
<translation>{name} 不能在表达式中求值。</translation>
</message>
<message>
<source>{name} cannot be kept: it does not remember its argument {argument}.</source>
<translation>{name} 无法保留：它没有记住自己的参数 {argument}。</translation>
</message>
<message>
<source>{name} cannot be kept: its source is not to be found.</source>
<translation>{name} 无法保留：找不到它的源代码。</translation>
</message>
<message>
<source>{name} cannot be made</source>
<translation>无法创建 {name}</translation>
</message>
<message>
<source>{name} cannot be recorded</source>
<translation>无法记录 {name}</translation>
</message>
<message>
<source>{name} cannot keep its name: {why}.</source>
<translation>{name} 不能保留它的名称：{why}。</translation>
</message>
<message>
<source>{name} cannot run: {text}</source>
<translation>{name} 无法运行：{text}</translation>
</message>
<message>
<source>{name} changes nothing behind {name2}: its input is already in its range.</source>
<translation>{name} 在 {name2} 之后不起作用：它的输入已在其值域之内。</translation>
</message>
<message>
<source>{name} does not run with the example inputs</source>
<translation>{name} 无法用示例输入运行</translation>
</message>
<message>
<source>{name} does not run with the example inputs: {error}</source>
<translation>{name} 无法用示例输入运行：{error}</translation>
</message>
<message>
<source>{name} does not say what to write; end the name with one of {endings}.</source>
<translation>{name} 没有说明要写什么；请让文件名以下列之一结尾：{endings}。</translation>
</message>
<message>
<source>{name} does nothing: {what}{also}.</source>
<translation>{name} 不起作用：{what}{also}。</translation>
</message>
<message>
<source>{name} gives a {type}, not a torch.nn.Module.</source>
<translation>{name} 给出的是 {type}，而不是 torch.nn.Module。</translation>
</message>
<message>
<source>{name} gives {given}, but the loss {loss} expects raw scores and applies {own} of its own: {harm}.</source>
<translation>{name} 给出{given}，但损失{loss}需要原始分数，并会自行做 {own}：{harm}。</translation>
</message>
<message>
<source>{name} has no parameter {name2}; its parameters are: {known}.</source>
<translation>{name} 没有参数 {name2}；它的参数有：{known}。</translation>
</message>
<message>
<source>{name} has no pretrained weights.</source>
<translation>{name} 没有预训练权重。</translation>
</message>
<message>
<source>{name} has no value for {name2}.</source>
<translation>{name} 没有 {name2} 的值。</translation>
</message>
<message>
<source>{name} has no value yet.</source>
<translation>{name} 还没有值。</translation>
</message>
<message>
<source>{name} has no weights “{weights}”; there are: {known}.</source>
<translation>{name} 没有权重“{weights}”；可用的有：{known}。</translation>
</message>
<message>
<source>{name} has {count_counts} numbers; received {x}, which has {rank} dimensions.</source>
<translation>{name} 有 {count_counts} 个数；收到的是 {x}，它有 {rank} 维。</translation>
</message>
<message>
<source>{name} has {count_wanted} numbers for {dims} spatial dimensions; received {x}.</source>
<translation>{name} 有 {count_wanted} 个数，而空间维度有 {dims} 个；收到的是 {x}。</translation>
</message>
<message>
<source>{name} has {total:.1f} GiB, of which {free:.1f} GiB are free</source>
<translation>{name} 共有 {total:.1f} GiB，其中 {free:.1f} GiB 空闲</translation>
</message>
<message>
<source>{name} holds lines that somebody wrote by hand and the network does not have ({lines}). Choose another name, or overwrite it with --force.</source>
<translation>{name} 中有人手写的、网络中没有的内容（{lines}）。请换个名称，或用 --force 覆盖它。</translation>
</message>
<message>
<source>{name} in {folder}, missing</source>
<translation>{name}，在 {folder}，已丢失</translation>
</message>
<message>
<source>{name} in {folder}, {when}</source>
<translation>{name}，在 {folder}，{when}</translation>
</message>
<message>
<source>{name} is a function, which has no place inside a Sequential</source>
<translation>{name} 是函数，在 Sequential 里没有位置</translation>
</message>
<message>
<source>{name} is frozen</source>
<translation>{name} 已冻结</translation>
</message>
<message>
<source>{name} is made for {claimed}, but the images of “{title}” are {true} ({difference}).</source>
<translation>{name} 是为 {claimed} 准备的，但“{title}”的图像是 {true}（{difference}）。</translation>
</message>
<message>
<source>{name} is no tensor, so the loss {loss} cannot be measured: this network can be looked at, run and exported, and not trained here. A detector learns from targets by losses of its own: train it where it comes from, and import it again with its weights.</source>
<translation>{name} 不是张量，因此无法计算损失 {loss}：这个网络可以查看、运行和导出，但不能在这里训练。检测器用自己的损失从标注目标中学习：请在它原来的地方训练，再连同权重重新导入。</translation>
</message>
<message>
<source>{name} is no torch.nn.Module; it was not called.</source>
<translation>{name} 不是 torch.nn.Module；没有调用它。</translation>
</message>
<message>
<source>{name} is not installed; install it with {command}.</source>
<translation>{name} 未安装；请用 {command} 安装。</translation>
</message>
<message>
<source>{name} is pinned to {claimed}, but the input {source} has {true}.</source>
<translation>{name} 固定为 {claimed}，但输入 {source} 是 {true}。</translation>
</message>
<message>
<source>{name} is {axis}, but the input has {rank} dimensions: {name} can be from {value} to {rank2}.</source>
<translation>{name} 为 {axis}，但输入有 {rank} 维：{name} 可取 {value} 到 {rank2}。</translation>
</message>
<message>
<source>{name} learns again</source>
<translation>{name} 恢复学习</translation>
</message>
<message>
<source>{name} names a dimension twice: {tuple}.</source>
<translation>{name} 重复写了同一维度：{tuple}。</translation>
</message>
<message>
<source>{name} of the loss</source>
<translation>损失的 {name}</translation>
</message>
<message>
<source>{name} of {file} does not run: {kind}: {error}</source>
<translation>{file} 中的 {name} 无法运行：{kind}：{error}</translation>
</message>
<message>
<source>{name} reads item {item} of {name2}, which gives one tensor, {value}, and not several values.</source>
<translation>{name} 读取 {name2} 的第 {item} 项，但它给出的是一个张量 {value}，而不是多个值。</translation>
</message>
<message>
<source>{name} reads the output {name2}: an output ends the network.</source>
<translation>{name} 读取输出 {name2}：输出是网络的终点。</translation>
</message>
<message>
<source>{name} reads {new} instead of {old}</source>
<translation>{name} 读取 {new}，不再读取 {old}</translation>
</message>
<message>
<source>{name} right before {name2}: dropout changes the variance while training and not in evaluation, so that the running statistics never fit (Li, Chen, Hu and Yang, 2018).</source>
<translation>{name} 紧接在 {name2} 之前：dropout 在训练时改变方差，评估时则不会，因此滑动统计量永远对不上（Li、Chen、Hu 和 Yang，2018）。</translation>
</message>
<message>
<source>{name} sets every negative score to zero before the loss {label}: classes with a zero get no gradient. The last layer needs no activation.</source>
<translation>{name} 在损失{label}之前把所有负的分数置零：为零的类别得不到梯度。最后一层不需要激活函数。</translation>
</message>
<message>
<source>{name} squashes the scores into (0, 1), but the loss {label} expects raw scores and applies a {own} of its own.</source>
<translation>{name} 把分数压缩到 (0, 1)，但损失{label}需要原始分数，并会自行做 {own}。</translation>
</message>
<message>
<source>{name} takes {count_ports} inputs; {count_inputs} are connected.</source>
<translation>{name} 有 {count_ports} 个输入；已连接 {count_inputs} 个。</translation>
</message>
<message>
<source>{name} works on the last dimension only of {input}, so that the output</source>
<translation>{name} 只作用于 {input} 的最后一维，因此输出</translation>
</message>
<message>
<source>{name} would be {value}, which changes with the batch; a layer's size is fixed.</source>
<translation>{name} 会是 {value}，它随批次变化；而层的大小是固定的。</translation>
</message>
<message>
<source>{name} {reason}; received {value!r}.</source>
<translation>{name} {reason}；收到的是 {value!r}。</translation>
</message>
<message>
<source>{name} {reason}; received {value}.</source>
<translation>{name} {reason}；收到 {value}。</translation>
</message>
<message>
<source>{node} in {block}</source>
<translation>{block} 中的 {node}</translation>
</message>
<message>
<source>{op_name} does not take {count_args} arguments.</source>
<translation>{op_name} 不接受 {count_args} 个参数。</translation>
</message>
<message>
<source>{op_name} may not be given {refused} in a project.</source>
<translation>在项目中不能给 {op_name} 传 {refused}。</translation>
</message>
<message>
<source>{op_name} needs a tensor as its first argument.</source>
<translation>{op_name} 的第一个参数需要是张量。</translation>
</message>
<message>
<source>{outputs} of {name} (item {index})</source>
<translation>{name} 的 {outputs}（第 {index} 项）</translation>
</message>
<message>
<source>{out} windows of {window} need an input of at least {needed}; its size there is {size}; received {x}.</source>
<translation>{out} 个 {window} 的窗口至少需要 {needed} 的输入；它在该处的大小为 {size}；收到的是 {x}。</translation>
</message>
<message>
<source>{parameters} parameters · {macs} MACs</source>
<translation>{parameters} 个参数 · {macs} 次乘加</translation>
</message>
<message>
<source>{path} cannot be imported: it is damaged ({reason}).</source>
<translation>无法导入 {path}：文件已损坏（{reason}）。</translation>
</message>
<message>
<source>{path} cannot be imported: {reason}.</source>
<translation>无法导入 {path}：{reason}。</translation>
</message>
<message>
<source>{path} cannot be read: {error}.</source>
<translation>无法读取 {path}：{error}。</translation>
</message>
<message>
<source>{path} cannot be read: {reason}.</source>
<translation>无法读取 {path}：{reason}。</translation>
</message>
<message>
<source>{path} cannot be written: there is no folder {folder}.</source>
<translation>无法写入 {path}：文件夹 {folder} 不存在。</translation>
</message>
<message>
<source>{path} cannot be written: there is no such folder.</source>
<translation>无法写入 {path}：没有这个文件夹。</translation>
</message>
<message>
<source>{path} cannot be written: {reason}.</source>
<translation>无法写入 {path}：{reason}。</translation>
</message>
<message>
<source>{path} does not run</source>
<translation>{path} 无法运行</translation>
</message>
<message>
<source>{path} has changed since it was trusted; look at it again.</source>
<translation>{path} 自被信任后已更改；请重新查看。</translation>
</message>
<message>
<source>{path} has {size:,} bytes, too many for source.</source>
<translation>{path} 有 {size:,} 字节，作为源代码太大了。</translation>
</message>
<message>
<source>{path} has {size:.3g} GB, more than this machine's memory of {memory:.3g} GB.</source>
<translation>{path} 有 {size:.3g} GB，超过本机内存 {memory:.3g} GB。</translation>
</message>
<message>
<source>{path} holds more than weights, which could run code when it is read; save `module.state_dict()` instead, best as .safetensors.</source>
<translation>{path} 中不只有权重，读取时可能运行代码；请改为保存 `module.state_dict()`，最好用 .safetensors。</translation>
</message>
<message>
<source>{path} holds no weights, but a {name}; save `module.state_dict()`.</source>
<translation>{path} 中不是权重，而是 {name}；请保存 `module.state_dict()`。</translation>
</message>
<message>
<source>{path} holds something other than tensors under “{others}”; save `module.state_dict()` alone.</source>
<translation>{path} 的“{others}”不是张量；请只保存 `module.state_dict()`。</translation>
</message>
<message>
<source>{path} is a compressed archive, and weights are not compressed; save `module.state_dict()` with torch.save, or as .safetensors.</source>
<translation>{path} 是压缩归档，而权重文件不压缩；请用 torch.save 保存 `module.state_dict()`，或保存为 .safetensors。</translation>
</message>
<message>
<source>{path} is not Python: {reason}, line {line}.</source>
<translation>{path} 不是 Python：{reason}，第 {line} 行。</translation>
</message>
<message>
<source>{path} is not Python: {reason}.</source>
<translation>{path} 不是 Python：{reason}。</translation>
</message>
<message>
<source>{path} is not there any more; Delete removes it</source>
<translation>{path} 已不存在；按 Delete 移除</translation>
</message>
<message>
<source>{path} runs a program of its own when it is imported, and that ended Python{place}; put it under if __name__ == "__main__":</source>
<translation>{path} 在导入时会运行它自己的程序，而该程序结束了 Python{place}；请把它放到 if __name__ == "__main__": 之下</translation>
</message>
<message>
<source>{path}, frozen</source>
<translation>{path}，已冻结</translation>
</message>
<message>
<source>{path}: there is no block “{name}” in it.</source>
<translation>{path}：其中没有块“{name}”。</translation>
</message>
<message>
<source>{place} is an instance of the block “{block}”, which is not there.</source>
<translation>{place} 是块“{block}”的实例，而该块不存在。</translation>
</message>
<message>
<source>{place} nests blocks more than {max_nesting} levels deep.</source>
<translation>{place} 的块嵌套超过 {max_nesting} 层。</translation>
</message>
<message>
<source>{place} of {total}</source>
<translation>{place}/{total}</translation>
</message>
<message>
<source>{place} puts the block “{block}” inside itself: {chain}.</source>
<translation>{place} 把块“{block}”放进了它自身：{chain}。</translation>
</message>
<message>
<source>{place} refers to the tensor {digest}…, which is not in {where}.</source>
<translation>{place} 引用了张量 {digest}…，它不在 {where} 中。</translation>
</message>
<message>
<source>{place}: expected a finite number, found {value}; a value may be {{"float": "inf"}}, {{"float": "-inf"}} or {{"float": "nan"}}.</source>
<translation>{place}：应为有限的数，实为 {value}；值可以写作 {{"float": "inf"}}、{{"float": "-inf"}} 或 {{"float": "nan"}}。</translation>
</message>
<message>
<source>{place}: expected an integer of at most 64 bits, found one of {bit_length}.</source>
<translation>{place}：应为至多 64 位的整数，实为 {bit_length} 位。</translation>
</message>
<message>
<source>{place}: the key {shown} stands twice in one object.</source>
<translation>{place}：键 {shown} 在同一对象中出现两次。</translation>
</message>
<message>
<source>{place}: the string {shown} is not Unicode text: it holds half of a surrogate pair.</source>
<translation>{place}：字符串 {shown} 不是 Unicode 文本：含有半个代理对。</translation>
</message>
<message>
<source>{place}: “{id}” calls the member “{member}”, which is not there.</source>
<translation>{place}：“{id}”调用了成员“{member}”，它不存在。</translation>
</message>
<message>
<source>{place}: “{id}” refers to the node “{source}”, which is not there.</source>
<translation>{place}：“{id}”引用了节点“{source}”，它不存在。</translation>
</message>
<message>
<source>{reason}; received “{text}”</source>
<translation>{reason}；收到的是“{text}”</translation>
</message>
<message>
<source>{seconds} s</source>
<translation>{seconds} 秒</translation>
</message>
<message>
<source>{shown} and {more} more</source>
<translation>{shown} 以及另外 {more} 项</translation>
</message>
<message>
<source>{shown} of {there} entries</source>
<translation>{there} 条中的 {shown} 条</translation>
</message>
<message>
<source>{sizes}, as recorded</source>
<translation>{sizes}，与录制时相同</translation>
</message>
<message>
<source>{speed} images/s</source>
<translation>{speed} 图/秒</translation>
</message>
<message>
<source>{stage}: {done} MB</source>
<translation>{stage}：{done} MB</translation>
</message>
<message>
<source>{stage}: {done} of {total} MB</source>
<translation>{stage}：{done} / {total} MB</translation>
</message>
<message>
<source>{step} of {steps}</source>
<translation>{step}/{steps}</translation>
</message>
<message>
<source>{step}, current</source>
<translation>{step}，当前</translation>
</message>
<message>
<source>{step}, undone</source>
<translation>{step}，已撤销</translation>
</message>
<message>
<source>{summary} Downloads about {size} once.</source>
<translation>{summary}下载一次约 {size}。</translation>
</message>
<message>
<source>{tensors_name} in the packed project must not be compressed.</source>
<translation>打包的项目中 {tensors_name} 不能被压缩。</translation>
</message>
<message>
<source>{title} cannot be kept in {parent} ({strerror}); choose another folder for data with --data-root or NETSTUDIO_DATA.</source>
<translation>{title} 无法保存在 {parent}（{strerror}）；请用 --data-root 或 NETSTUDIO_DATA 另选数据文件夹。</translation>
</message>
<message>
<source>{title} cannot be written to {folder}: {strerror}.</source>
<translation>{title} 无法写入 {folder}：{strerror}。</translation>
</message>
<message>
<source>{title} could not be downloaded ({reason}); connect to the network and try again, put {names} into {folder} by hand, or choose digits or shapes, which need no download.</source>
<translation>无法下载 {title}（{reason}）；请联网后重试，或把 {names} 手动放入 {folder}，或选用无需下载的 digits 或 shapes。</translation>
</message>
<message>
<source>{tracer} cannot trace this network: its sizes depend on values, as the number of boxes does that a detector finds. Write the Python file and the weights instead.</source>
<translation>{tracer} 无法跟踪这个网络：它的尺寸取决于数值，例如检测器找到的框的数量。请改为写出 Python 文件和权重。</translation>
</message>
<message>
<source>{tracer} cannot trace this network: {reason}</source>
<translation>{tracer} 无法追踪此网络：{reason}</translation>
</message>
<message>
<source>{type} is not a layer that this version knows; it is kept as it is.</source>
<translation>{type} 不是这个版本认识的层；按原样保留。</translation>
</message>
<message>
<source>{value!r:.40} cannot stand in an expression.</source>
<translation>{value!r:.40} 不能出现在表达式中。</translation>
</message>
<message>
<source>{value!r} cannot be written as a literal.</source>
<translation>{value!r} 无法写成字面量。</translation>
</message>
<message>
<source>{what} appear in a moment</source>
<translation>{what}稍后出现</translation>
</message>
<message>
<source>{what} appear once PyTorch is loaded</source>
<translation>{what}会在 PyTorch 加载后出现</translation>
</message>
<message>
<source>{what} appear once the problems are solved</source>
<translation>{what}会在问题解决后出现</translation>
</message>
<message>
<source>{what} differs by {found} of the largest value</source>
<translation>{what}的差异为最大值的 {found}</translation>
</message>
<message>
<source>{what} has no input yet.</source>
<translation>{what}还没有输入。</translation>
</message>
<message>
<source>{what} has no output yet: nothing says what its value is.</source>
<translation>{what}还没有输出：没有说明它的值是什么。</translation>
</message>
<message>
<source>{what} is missing</source>
<translation>{what}缺失</translation>
</message>
<message>
<source>{what} is not finite, as it is in the original</source>
<translation>{what}不是有限数，而原模型中是</translation>
</message>
<message>
<source>{what} is there, but not in the original</source>
<translation>{what}存在，但原模型中没有</translation>
</message>
<message>
<source>{what} is {found}, and {expected} in the original</source>
<translation>{what}为 {found}，而原模型中为 {expected}</translation>
</message>
<message>
<source>{what} would be known only while it runs</source>
<translation>{what}只有运行时才知道</translation>
</message>
<message>
<source>{what}: there is not enough memory for it.</source>
<translation>{what}：内存不足。</translation>
</message>
<message>
<source>{when}; otherwise {other}</source>
<translation>{when}；否则为 {other}</translation>
</message>
<message>
<source>{where}.notes[{index}]: the id “{id}” is used twice.</source>
<translation>{where}.notes[{index}]：id“{id}”用了两次。</translation>
</message>
<message>
<source>{where}.order: expected each of the {count_default} members once, found {count_order} ids that are not those.</source>
<translation>{where}.order：{count_default} 个成员应各出现一次，实有 {count_order} 个不符的 id。</translation>
</message>
<message>
<source>{where}.ties[{index}]: “{target}” is tied twice.</source>
<translation>{where}.ties[{index}]：“{target}”绑定了两次。</translation>
</message>
<message>
<source>{where}.{bends}[{index}]: the wire is bent twice.</source>
<translation>{where}.{bends}[{index}]：连线折弯了两次。</translation>
</message>
<message>
<source>{where}: a reference to the node {shown} cannot stand here; only the arguments of a call may refer to other nodes.</source>
<translation>{where}：此处不能引用节点 {shown}；只有调用的参数可以引用其他节点。</translation>
</message>
<message>
<source>{where}: expected {expected}, found {shown}.</source>
<translation>{where}：应为{expected}，实为{shown}。</translation>
</message>
<message>
<source>{where}: its blocks nest more than {max_nesting} levels deep.</source>
<translation>{where}：其中的块嵌套超过 {max_nesting} 层。</translation>
</message>
<message>
<source>{where}: its blocks stand for {instances:,} instances; at most {max_instances:,} fit.</source>
<translation>{where}：其中的块共代表 {instances:,} 个实例；至多 {max_instances:,} 个。</translation>
</message>
<message>
<source>{where}: nested too deep; a project file has at most {max_nesting} levels.</source>
<translation>{where}：嵌套太深；项目文件至多 {max_nesting} 层。</translation>
</message>
<message>
<source>{where}: the id “{id}” is used twice.</source>
<translation>{where}：id“{id}”用了两次。</translation>
</message>
<message>
<source>{where}: the key {shown} is unknown.</source>
<translation>{where}：未知的键 {shown}。</translation>
</message>
<message>
<source>{where}: the key “{key}” is missing.</source>
<translation>{where}：缺少键“{key}”。</translation>
</message>
<message>
<source>{where}: the members “{other}” and “{id}” have the same name “{name}”.</source>
<translation>{where}：成员“{other}”和“{id}”同名“{name}”。</translation>
</message>
<message>
<source>{where}: the node “{node_id}” is placed twice.</source>
<translation>{where}：节点“{node_id}”放置了两次。</translation>
</message>
<message>
<source>{where}: {what} has exactly one of the keys {choices}; found {found}.</source>
<translation>{where}：{what}应恰有 {choices} 中的一个键；实有 {found}。</translation>
</message>
<message>
<source>{where}: “{key}” belongs into the steps where the recipe has “steps”.</source>
<translation>{where}：训练配置有“steps”时，“{key}”应写在各步骤里。</translation>
</message>
<message>
<source>{where}[{index}]: the view {slot} is there twice.</source>
<translation>{where}[{index}]：视图 {slot} 出现两次。</translation>
</message>
<message>
<source>{width} × {height} pixels</source>
<translation>{width} × {height} 像素</translation>
</message>
<message>
<source>{x} does not expand to {tuple}: only a size of 1 can grow, and only a size that is there can be kept with -1.</source>
<translation>{x} 不能扩展为 {tuple}：只有大小为 1 的维度可以变大，只有已有的大小可以用 -1 保留。</translation>
</message>
<message>
<source>{x} has {total} values, which do not fit into {wanted}, which takes {fixed}{value}.</source>
<translation>{x} 有 {total} 个值，放不进 {wanted}，它取 {fixed}{value}。</translation>
</message>
<message>
<source>{zoo} has no model “{name}”{near}.</source>
<translation>{zoo} 没有名为“{name}”的模型{near}。</translation>
</message>
<message>
<source>{zoo} is not installed; install it with {command}, and open this again.</source>
<translation>未安装 {zoo}；请用 {command} 安装后再次打开此处。</translation>
</message>
<message>
<source>“same” keeps the size, “valid” adds none.</source>
<translation>“same”保持大小，“valid”不填充。</translation>
</message>
<message>
<source>“self.{name}” changes its input (inplace=True), which is read again later; leave inplace=True out, or read its output there.</source>
<translation>“self.{name}”会改变它的输入（inplace=True），而该输入之后还会被读取；请去掉 inplace=True，或在那里读取它的输出。</translation>
</message>
<message>
<source>“self.{path}” is a {layer} and cannot be called so; it takes: {ports}.</source>
<translation>“self.{path}”是 {layer}，不能这样调用；它接受：{ports}。</translation>
</message>
<message>
<source>“self.{path}” is no nn.Sequential; call its items one by one.</source>
<translation>“self.{path}”不是 nn.Sequential；请逐项调用。</translation>
</message>
<message>
<source>“self.{path}” is not a tensor of a member set above.</source>
<translation>“self.{path}”不是上文所设成员的张量。</translation>
</message>
<message>
<source>“self.{path}” is not set in `__init__`; its members are: {known}.</source>
<translation>“self.{path}”没有在 `__init__` 中设置；成员有：{known}。</translation>
</message>
<message>
<source>“self.{path}” takes more than one value; call it by itself.</source>
<translation>“self.{path}”需要多个值；请单独调用它。</translation>
</message>
<message>
<source>“self.{stack}” is a stack of equal blocks and is called as a whole.</source>
<translation>“self.{stack}”是相同模块的堆叠，须整体调用。</translation>
</message>
<message>
<source>“{address}” does not fit: {message}</source>
<translation>“{address}”不匹配：{message}</translation>
</message>
<message>
<source>“{argument}” of “{member}” follows from a block parameter already.</source>
<translation>“{member}”的“{argument}”已由块参数决定。</translation>
</message>
<message>
<source>“{between}” lies on a way out of the group and back into it, so the block would wait for itself; select “{between}” as well.</source>
<translation>“{between}”位于从这组出去又回来的路上，块会等待自身；请把“{between}”也选上。</translation>
</message>
<message>
<source>“{block}” cannot stand in “{scope}”: a block cannot hold itself.</source>
<translation>“{block}”不能放在“{scope}”中：块不能包含自身。</translation>
</message>
<message>
<source>“{block}” has no parameter “{parameter}”; its parameters are: {known}.</source>
<translation>“{block}”没有参数“{parameter}”；它的参数有：{known}。</translation>
</message>
<message>
<source>“{callee}” is not a layer that can be placed: use the layers of the palette, classes of this file, nn.Sequential, nn.ModuleList, nn.ModuleDict or nn.Parameter.</source>
<translation>“{callee}”不是可放置的层：请使用面板中的层、本文件的类、nn.Sequential、nn.ModuleList、nn.ModuleDict 或 nn.Parameter。</translation>
</message>
<message>
<source>“{callee}” is not a layer that can be placed; did you mean {near}?</source>
<translation>“{callee}”不是可放置的层；您是否想写 {near}？</translation>
</message>
<message>
<source>“{colour}” is not a colour; write it as #3fb6a8.</source>
<translation>“{colour}”不是颜色；请写成 #3fb6a8 的样子。</translation>
</message>
<message>
<source>“{dtype}” is no dtype; there are: {known}.</source>
<translation>“{dtype}”不是数据类型；可用的有：{known}。</translation>
</message>
<message>
<source>“{id}” is a {kind} in “{scope}” and stays one; received a {kind2} in “{scope2}”. Remove it and add another.</source>
<translation>“{id}”是“{scope}”中的 {kind}，不能改变；收到的是“{scope2}”中的 {kind2}。请移除它并另外添加。</translation>
</message>
<message>
<source>“{init}” does not initialise a tensor; choose one of {makers}.</source>
<translation>“{init}”不能初始化张量；请从 {makers} 中选择。</translation>
</message>
<message>
<source>“{key}” is returned twice.</source>
<translation>“{key}”被返回了两次。</translation>
</message>
<message>
<source>“{kind}” is no kind of note; there are: {known}.</source>
<translation>“{kind}”不是便签的种类；可用的有：{known}。</translation>
</message>
<message>
<source>“{member_id}” is not there.</source>
<translation>“{member_id}”不存在。</translation>
</message>
<message>
<source>“{name}” and “{kept}” are not equal; they cannot be merged.</source>
<translation>“{name}”与“{kept}”不相同；无法合并。</translation>
</message>
<message>
<source>“{name}” and “{other}” are calls of one block with the same weights; it can be ungrouped once only one of them is left.</source>
<translation>“{name}”和“{other}”以相同的权重调用同一个块；只剩其中一个时才能拆开。</translation>
</message>
<message>
<source>“{name}” calls “{member}”, which is not there.</source>
<translation>“{name}”调用了“{member}”，它不存在。</translation>
</message>
<message>
<source>“{name}” calls “{shared}” too, and a block keeps its layers to itself; select “{name}” as well.</source>
<translation>“{name}”也调用“{shared}”，而块的层只归自己使用；请把“{name}”也选上。</translation>
</message>
<message>
<source>“{name}” cannot be a name: use letters, digits and underscores, starting with a letter, and none of Python's own words; after a dot comes a name inside a container or a position, such as features.3.</source>
<translation>“{name}”不能作为名称：请使用字母、数字和下划线，以字母开头，且不是 Python 的保留字；点之后是容器内的名称或位置，例如 features.3。</translation>
</message>
<message>
<source>“{name}” cannot be bypassed: that takes one wire, into the first port; it has {count}.</source>
<translation>“{name}”不能旁路：那需要恰好一条接入第一个端口的连线；它有 {count} 条。</translation>
</message>
<message>
<source>“{name}” cannot be opened</source>
<translation>无法打开“{name}”</translation>
</message>
<message>
<source>“{name}” cannot be the name of a block, which is a class in the source: use letters, digits and underscores, starting with a letter.</source>
<translation>“{name}”不能作为块的名称，因为块在源代码中是一个类：请使用字母、数字和下划线，并以字母开头。</translation>
</message>
<message>
<source>“{name}” cannot be the name of a parameter, since it has a meaning in source already; write {instead}, for example.</source>
<translation>“{name}”不能用作参数名，因为它在源代码中已有含义；例如可写作 {instead}。</translation>
</message>
<message>
<source>“{name}” cannot be the name of a parameter; choose another.</source>
<translation>“{name}”不能作为参数的名称；请另选一个。</translation>
</message>
<message>
<source>“{name}” cannot be the name of the block “{name2}”.</source>
<translation>“{name}”不能作为块“{name2}”的名称。</translation>
</message>
<message>
<source>“{name}” cannot be used: {reason}</source>
<translation>“{name}”无法使用：{reason}</translation>
</message>
<message>
<source>“{name}” computes nothing that could be bypassed.</source>
<translation>“{name}”不做可以旁路的计算。</translation>
</message>
<message>
<source>“{name}” does not initialise a tensor: {choices}.</source>
<translation>“{name}”不能初始化张量：{choices}。</translation>
</message>
<message>
<source>“{name}” fills a tensor and cannot be another value instead.</source>
<translation>“{name}”会填充张量，不能替换成别的值。</translation>
</message>
<message>
<source>“{name}” has a parameter “{name2}” already.</source>
<translation>“{name}”已有参数“{name2}”。</translation>
</message>
<message>
<source>“{name}” has no `forward`.</source>
<translation>“{name}”没有 `forward`。</translation>
</message>
<message>
<source>“{name}” has no input “{key}”.</source>
<translation>“{name}”没有输入“{key}”。</translation>
</message>
<message>
<source>“{name}” has no value here; the names known here are: {known}.</source>
<translation>“{name}”在这里没有值；这里已知的名称有：{known}。</translation>
</message>
<message>
<source>“{name}” has no value here; the names with one are: {known}.</source>
<translation>“{name}”在此没有值；有值的名称有：{known}。</translation>
</message>
<message>
<source>“{name}” has no value: give it a default, for the network on the canvas has all its sizes.</source>
<translation>“{name}”没有值：请给它一个默认值，因为画布上的网络所有尺寸都是确定的。</translation>
</message>
<message>
<source>“{name}” has no weights of its own to initialise.</source>
<translation>“{name}”没有自己的权重可初始化。</translation>
</message>
<message>
<source>“{name}” has the shape {shape}, but its values have {given}.</source>
<translation>“{name}”的形状是 {shape}，而它的数值是 {given}。</translation>
</message>
<message>
<source>“{name}” has {count} comment, which a project cannot hold. It stays in that file: an export over it keeps it at its line, and asks first where that line is gone.</source>
<translation>“{name}”有 {count} 条注释，项目无法保存它。它仍留在该文件中：导出覆盖时会保留在原来的行上；若该行已不存在，会先询问。</translation>
</message>
<message>
<source>“{name}” has {count} comments, which a project cannot hold. They stay in that file: an export over it keeps each at its line, and asks first where that line is gone.</source>
<translation>“{name}”有 {count} 条注释，项目无法保存它们。它们仍留在该文件中：导出覆盖时会保留在各自的行上；若某行已不存在，会先询问。</translation>
</message>
<message>
<source>“{name}” holds itself, which has no end.</source>
<translation>“{name}”包含它自己，没有尽头。</translation>
</message>
<message>
<source>“{name}” holds more than {most} blocks.</source>
<translation>“{name}”包含的模块超过 {most} 个。</translation>
</message>
<message>
<source>“{name}” holds the same project as this window.</source>
<translation>“{name}”与此窗口的项目相同。</translation>
</message>
<message>
<source>“{name}” is a buffer, which no container holds; give it a plain name.</source>
<translation>“{name}”是缓冲区，容器不能容纳；请给它一个普通名称。</translation>
</message>
<message>
<source>“{name}” is a folder; a folder of images is chosen in the Training tab.</source>
<translation>“{name}”是文件夹；图片文件夹请在“训练”页选择。</translation>
</message>
<message>
<source>“{name}” is a function of its own; write what it makes where it is used.</source>
<translation>“{name}”是一个单独的函数；请把它创建的内容直接写在使用处。</translation>
</message>
<message>
<source>“{name}” is a layer and also the container of “{name}.…”; rename one of them.</source>
<translation>“{name}”既是层，又是“{name}.…”的容器；请重命名其中之一。</translation>
</message>
<message>
<source>“{name}” is a layer of the palette whose class is written along; it cannot be changed here. Give a class of your own another name.</source>
<translation>“{name}”是面板中的层，它的类随源码一起写出，不能在此更改。请给您自己的类另取名称。</translation>
</message>
<message>
<source>“{name}” is a method of its own; write what it does into `forward`.</source>
<translation>“{name}”是单独的方法；请把它的内容写进 `forward`。</translation>
</message>
<message>
<source>“{name}” is a stack that may be left out of a Sequential; put it into a block.</source>
<translation>“{name}”是可能不出现在 Sequential 中的堆叠；请把它放进一个块。</translation>
</message>
<message>
<source>“{name}” is a tensor and needs a name to be found by.</source>
<translation>“{name}”是张量，需要一个名称才能找到。</translation>
</message>
<message>
<source>“{name}” is a tensor and takes no arguments.</source>
<translation>“{name}”是张量，不接受参数。</translation>
</message>
<message>
<source>“{name}” is a {block}, which is not defined.</source>
<translation>“{name}”是 {block}，但没有它的定义。</translation>
</message>
<message>
<source>“{name}” is a {name2}, which is a function and cannot have a place in a Sequential; give it a plain name.</source>
<translation>“{name}”是 {name2}，它是函数，不能放在 Sequential 里；请给它一个普通的名称。</translation>
</message>
<message>
<source>“{name}” is a {type}, which is not known.</source>
<translation>“{name}”是 {type}，不认识它。</translation>
</message>
<message>
<source>“{name}” is a {type}, which this version does not know; replace it or remove it.</source>
<translation>“{name}”是 {type}，这个版本不认识；请替换或移除它。</translation>
</message>
<message>
<source>“{name}” is an image; use “Predict on an image” in the Train menu.</source>
<translation>“{name}”是图像；请使用“训练”菜单中的“对图像预测”。</translation>
</message>
<message>
<source>“{name}” is an input and takes nothing from other nodes.</source>
<translation>“{name}”是输入，不接受其他节点的值。</translation>
</message>
<message>
<source>“{name}” is an output and takes no argument by name.</source>
<translation>“{name}”是输出，不接受按名称给出的参数。</translation>
</message>
<message>
<source>“{name}” is called “{new}” now.</source>
<translation>“{name}”现在叫“{new}”。</translation>
</message>
<message>
<source>“{name}” is custom Python from {file}, which is another file than the project means; look at it, and take it as it is now.</source>
<translation>“{name}”是来自 {file} 的自定义 Python，但该文件已不是项目所指的那个；请查看它，并采用其现在的内容。</translation>
</message>
<message>
<source>“{name}” is custom Python from {file}, which is not there; put the file beside the project.</source>
<translation>“{name}”是来自 {file} 的自定义 Python，但该文件不在；请把它放到项目旁边。</translation>
</message>
<message>
<source>“{name}” is custom Python from {file}, which you have not trusted, so nothing of it has run; look at the file, and trust it.</source>
<translation>“{name}”是来自 {file} 的自定义 Python，你尚未信任它，所以其中没有任何内容运行过；请查看该文件并信任它。</translation>
</message>
<message>
<source>“{name}” is given None as value {number}: nothing is connected there.</source>
<translation>“{name}” 的第 {number} 个值是 None：那里没有连接任何东西。</translation>
</message>
<message>
<source>“{name}” is no module of a Python file.</source>
<translation>“{name}”不是来自 Python 文件的模块。</translation>
</message>
<message>
<source>“{name}” is no name: use letters, digits and underscores</source>
<translation>“{name}”不是名称：请使用字母、数字和下划线</translation>
</message>
<message>
<source>“{name}” is no project: they end in .json or .netstudio.</source>
<translation>“{name}”不是项目：项目以 .json 或 .netstudio 结尾。</translation>
</message>
<message>
<source>“{name}” is not a NetStudio project: it has no “format”.</source>
<translation>“{name}”不是 NetStudio 项目：没有“format”。</translation>
</message>
<message>
<source>“{name}” is not a block; only a block can be ungrouped.</source>
<translation>“{name}”不是块；只有块可以拆开。</translation>
</message>
<message>
<source>“{name}” is not a parameter of this block; its parameters are: {known}</source>
<translation>“{name}”不是这个块的参数；它的参数有：{known}</translation>
</message>
<message>
<source>“{name}” is not an image that can be read; try a PNG file.</source>
<translation>“{name}”不是可读取的图像；请试试 PNG 文件。</translation>
</message>
<message>
<source>“{name}” is not an input.</source>
<translation>“{name}”不是输入。</translation>
</message>
<message>
<source>“{name}” is not an instance of a block.</source>
<translation>“{name}”不是块的实例。</translation>
</message>
<message>
<source>“{name}” is not an operation that a project may use.</source>
<translation>“{name}”不是项目可以使用的操作。</translation>
</message>
<message>
<source>“{name}” is not an output.</source>
<translation>“{name}”不是输出。</translation>
</message>
<message>
<source>“{name}” is not computed from anything.</source>
<translation>“{name}”不由任何东西计算得出。</translation>
</message>
<message>
<source>“{name}” is not known here.</source>
<translation>这里不认识“{name}”。</translation>
</message>
<message>
<source>“{name}” is not something that a network may call: use members of `self`, functions of torch and F, and methods of tensors.</source>
<translation>网络不能调用“{name}”：请使用 `self` 的成员、torch 和 F 的函数以及张量的方法。</translation>
</message>
<message>
<source>“{name}” is repeated {repeat} times; from 1 to {most_copies} copies can be laid out side by side.</source>
<translation>“{name}”重复 {repeat} 次；可以并排展开 1 到 {most_copies} 份。</translation>
</message>
<message>
<source>“{name}” is still used in {users}; remove it there.</source>
<translation>“{name}”仍在 {users} 中使用；请先从那里移除。</translation>
</message>
<message>
<source>“{name}” is taken; every name in a graph is used once.</source>
<translation>“{name}”已被占用；图中每个名称只用一次。</translation>
</message>
<message>
<source>“{name}” is the whole model, and only a part of it can be kept: give the path of a module inside, or its class.</source>
<translation>“{name}”是整个模型，只能保留其中的一部分：请给出内部某个模块的路径或其类名。</translation>
</message>
<message>
<source>“{name}” is {kind} of the graph and stays outside of a block; take it out of the selection.</source>
<translation>“{name}”是图的{kind}，要留在块外；请把它从选择中去掉。</translation>
</message>
<message>
<source>“{name}” needs a tensor, an index and a value to fill in.</source>
<translation>“{name}”需要一个张量、一个索引和要填入的值。</translation>
</message>
<message>
<source>“{name}” of “{name2}” cannot refer to the value of a node.</source>
<translation>“{name2}”的“{name}”不能引用节点的值。</translation>
</message>
<message>
<source>“{name}” reads “{absent}”, which is not there.</source>
<translation>“{name}”读取“{absent}”，它不存在。</translation>
</message>
<message>
<source>“{name}” replaced in your library</source>
<translation>库中的“{name}”已替换</translation>
</message>
<message>
<source>“{name}” runs on a condition already; take that away first.</source>
<translation>“{name}”已在某个条件下运行；请先去掉该条件。</translation>
</message>
<message>
<source>“{name}” runs only when {condition}; take that condition off before it is ungrouped.</source>
<translation>“{name}”只在 {condition} 时运行；拆开之前请去掉该条件。</translation>
</message>
<message>
<source>“{name}” saved to your library</source>
<translation>“{name}”已保存到库中</translation>
</message>
<message>
<source>“{name}” takes a size of a value that the block hands through as a plain number; it cannot be ungrouped as it is.</source>
<translation>“{name}”取用了一个值的大小，而块把它作为普通的数传递；因此不能直接拆开。</translation>
</message>
<message>
<source>“{name}” was changed by another program, and you changed it here. Undo brings yours back after a reload.</source>
<translation>“{name}”已被其他程序更改，而您在这里也做了更改。重新载入后，可用“撤销”恢复您的更改。</translation>
</message>
<message>
<source>“{name}” was changed by another program.</source>
<translation>“{name}”被其他程序更改了。</translation>
</message>
<message>
<source>“{name}” was changed on the disk since it was opened here. Saving replaces those changes by yours.</source>
<translation>“{name}”在此处打开之后，磁盘上的文件被更改过。保存会用你的更改替换它们。</translation>
</message>
<message>
<source>“{name}” was deleted or moved away. The project is still open here.</source>
<translation>“{name}”被删除或移走了。项目在这里仍然打开着。</translation>
</message>
<message>
<source>“{name}” was not saved: {reason}</source>
<translation>“{name}”未保存：{reason}</translation>
</message>
<message>
<source>“{node}” failed</source>
<translation>“{node}”失败</translation>
</message>
<message>
<source>“{node}” is not there.</source>
<translation>“{node}”不存在。</translation>
</message>
<message>
<source>“{op_name}” is not an operation that a project may use; the reviewed list has the functions of torch and torch.nn.functional and the methods of Tensor.</source>
<translation>“{op_name}”不是项目可以使用的操作；审核过的列表包括 torch 和 torch.nn.functional 的函数以及 Tensor 的方法。</translation>
</message>
<message>
<source>“{op_name}” is not an operator that a project may use.</source>
<translation>“{op_name}”不是项目可以使用的运算符。</translation>
</message>
<message>
<source>“{parts}” is an attribute of nn.Module; choose another name.</source>
<translation>“{parts}”是 nn.Module 的属性；请换一个名称。</translation>
</message>
<message>
<source>“{part}” is no size: type a number, N for the batch, a name, or ?</source>
<translation>“{part}”不是大小：请输入数字、表示批次的 N、名称或 ?</translation>
</message>
<message>
<source>“{path}” cannot be kept: its argument {name} is a {type}, which a project cannot write down; keep a part inside it, or what holds it.</source>
<translation>“{path}”无法保留：它的参数 {name} 是 {type}，项目无法写下；请保留它内部的一部分，或保留包含它的部分。</translation>
</message>
<message>
<source>“{path}” could not be read: {error}.</source>
<translation>无法读取“{path}”：{error}。</translation>
</message>
<message>
<source>“{path}” could not be written: {reason}; choose another place.</source>
<translation>无法写入“{path}”：{reason}；请另选位置。</translation>
</message>
<message>
<source>“{path}” grew while it was read; open it when it is whole.</source>
<translation>“{path}”在读取时变大了；请等它完整后再打开。</translation>
</message>
<message>
<source>“{path}” has the tensor {name}, and is used otherwise than by being called (by other methods, or its parts from outside), for which a project has no form. Let it have a forward that does its work, or give the tensor to the module around it.</source>
<translation>“{path}” 拥有张量 {name}，但它不是通过被调用来使用的（而是通过其他方法，或从外部使用其部分），项目没有表示这种情况的形式。请让它的 forward 完成它的工作，或把该张量交给外层的模块。</translation>
</message>
<message>
<source>“{path}” has {st_size:,} bytes; {what} has at most {most:,}.</source>
<translation>“{path}”有 {st_size:,} 字节；{what}至多 {most:,} 字节。</translation>
</message>
<message>
<source>“{path}” is Python; a project is saved as .json or .netstudio.</source>
<translation>“{path}”是 Python 文件；项目要保存为 .json 或 .netstudio。</translation>
</message>
<message>
<source>“{path}” is TorchScript, which has no Python left to follow. Import what it was made of: take the torch.jit.script or torch.jit.trace away.</source>
<translation>“{path}”是 TorchScript，其中已没有可跟踪的 Python 代码。请导入生成它的原始模块：去掉 torch.jit.script 或 torch.jit.trace。</translation>
</message>
<message>
<source>“{path}” is not an ordinary file; {what} is expected.</source>
<translation>“{path}”不是普通文件；应为{what}。</translation>
</message>
<message>
<source>“{path}” is not there; {what} is expected.</source>
<translation>“{path}”不存在；应为{what}。</translation>
</message>
<message>
<source>“{path}” is tied, and there is nothing of that name.</source>
<translation>“{path}”被绑定，但没有这个名称的对象。</translation>
</message>
<message>
<source>“{path}” of “{name}” begins as PyTorch does; choose an initialiser first.</source>
<translation>“{name}”的“{path}”按 PyTorch 的方式开始；请先选择一个初始化函数。</translation>
</message>
<message>
<source>“{path}” takes its sizes from the first batch that it sees. Call the module once before it is imported.</source>
<translation>“{path}”的尺寸取自它见到的第一个批次。导入前请先调用该模块一次。</translation>
</message>
<message>
<source>“{source}” is read but never computed.</source>
<translation>读取了“{source}”，但从未计算它。</translation>
</message>
<message>
<source>“{text}” cannot be {what}: use numbers, texts and parameters of the class.</source>
<translation>“{text}”不能作为{what}：请使用数字、文本和类的参数。</translation>
</message>
<message>
<source>“{text}” has no value here: {error}.</source>
<translation>“{text}”在这里没有值：{error}。</translation>
</message>
<message>
<source>“{text}” has no value with {given}: {error}</source>
<translation>“{text}”在 {given} 时没有值：{error}</translation>
</message>
<message>
<source>“{text}” is nested more than {max_depth} levels deep.</source>
<translation>“{text}”嵌套超过 {max_depth} 层。</translation>
</message>
<message>
<source>“{text}” is no step of a network; take it out.</source>
<translation>“{text}”不是网络的一个步骤；请将其删除。</translation>
</message>
<message>
<source>“{text}” is not a number; {sign} compares.</source>
<translation>“{text}”不是数；{sign} 用于比较。</translation>
</message>
<message>
<source>“{text}” is not an expression: it has a backslash, or a letter right after a number.</source>
<translation>“{text}”不是表达式：其中有反斜杠，或数字后紧跟字母。</translation>
</message>
<message>
<source>“{text}” is not an expression: {error}.</source>
<translation>“{text}”不是表达式：{error}。</translation>
</message>
<message>
<source>“{text}” names no model; write {forms}.</source>
<translation>“{text}”没有指明任何模型；请写成 {forms}。</translation>
</message>
<message>
<source>“{text}” reads values by names that are taken there.</source>
<translation>“{text}”读取的名称在那里已被占用。</translation>
</message>
<message>
<source>“{text}” uses {name}; an expression may use numbers, names, name.shape[i], + - * / // % **, comparisons, and/or/not, min and max.</source>
<translation>“{text}”使用了 {name}；表达式可以使用数字、名称、name.shape[i]、+ - * / // % **、比较、and/or/not、min 和 max。</translation>
</message>
<message>
<source>“{text}” uses {unknown}, which is not a parameter here.</source>
<translation>“{text}”用到了 {unknown}，它在这里不是参数。</translation>
</message>
<message>
<source>“{typed}” is no value for {name}; it waits there to be mended.</source>
<translation>“{typed}”不能作为 {name} 的值；它留在那里等待修正。</translation>
</message>
<message>
<source>“{where}” is damaged: the tensor {name}… does not have the content that its name promises; take the file from a backup.</source>
<translation>“{where}”已损坏：张量 {name}… 的内容与其名称不符；请从备份中取回文件。</translation>
</message>
<message>
<source>“{where}” is not a readable tensor file: {error}.</source>
<translation>“{where}”不是可读的张量文件：{error}。</translation>
</message>
<message>
<source>“{word}” is not known. There are: {known}.</source>
<translation>不认识“{word}”。可用的有：{known}。</translation>
</message>
</context>
</TS>
