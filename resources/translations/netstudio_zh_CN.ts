<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>NetStudio</name>
<message>
<source>    output = model(</source>
<translation type="unfinished" />
</message>
<message>
<source>    parameters = sum(p.numel() for p in model.parameters())</source>
<translation type="unfinished" />
</message>
<message>
<source> (in {instance})</source>
<translation type="unfinished" />
</message>
<message>
<source> (nor are {names}, which lead to it)</source>
<translation type="unfinished" />
</message>
<message>
<source> plus {padding} padding on each side</source>
<translation type="unfinished" />
</message>
<message>
<source> times what -1 stands for</source>
<translation type="unfinished" />
</message>
<message>
<source> without a batch</source>
<translation type="unfinished" />
</message>
<message>
<source> {details} = {factors}, from {name}'s input {maps}.</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;About NetStudio</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Apply changes</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Arrange</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Copy</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Fit</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Instruments</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Keyboard shortcuts</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Layers</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;New</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Open…</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Paste</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Predict on an image…</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Quit</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Redo</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Save</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Search actions</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Side panel</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Step</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Train</source>
<translation type="unfinished" />
</message>
<message>
<source>&amp;Undo</source>
<translation type="unfinished" />
</message>
<message>
<source>-log softmax(x)[label]</source>
<translation type="unfinished" />
</message>
<message>
<source>-mean (y log s(x) + (1 - y) log(1 - s(x)))</source>
<translation type="unfinished" />
</message>
<message>
<source>.png .jpg .jpeg .bmp .gif .webp .tif .tiff .ppm .pgm</source>
<translation type="unfinished" />
</message>
<message>
<source>1 file is</source>
<translation type="unfinished" />
</message>
<message>
<source>1,797 real handwritten digits that come with the program and are learnt in seconds.</source>
<translation type="unfinished" />
</message>
<message>
<source>1-D cross-correlation: each output channel sums one kernel per input channel.</source>
<translation type="unfinished" />
</message>
<message>
<source>1-D transposed convolution: each input value paints a kernel into the output.</source>
<translation type="unfinished" />
</message>
<message>
<source>1000 outputs for ten classes</source>
<translation type="unfinished" />
</message>
<message>
<source>2-D cross-correlation: each output channel sums one kernel per input channel.</source>
<translation type="unfinished" />
</message>
<message>
<source>2-D transposed convolution: each input value paints a kernel into the output.</source>
<translation type="unfinished" />
</message>
<message>
<source>3-D cross-correlation: each output channel sums one kernel per input channel.</source>
<translation type="unfinished" />
</message>
<message>
<source>3-D transposed convolution: each input value paints a kernel into the output.</source>
<translation type="unfinished" />
</message>
<message>
<source>60,000 small colour photographs in a hundred classes.</source>
<translation type="unfinished" />
</message>
<message>
<source>60,000 small colour photographs of animals and vehicles.</source>
<translation type="unfinished" />
</message>
<message>
<source>70,000 grey pictures of clothes: as small as MNIST, and harder.</source>
<translation type="unfinished" />
</message>
<message>
<source>70,000 handwritten digits, the classic first data set.</source>
<translation type="unfinished" />
</message>
<message>
<source>; “{close}” is meant, perhaps</source>
<translation type="unfinished" />
</message>
<message>
<source>A chosen number of parts along a dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>A constructor cannot use the value of “{node}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>A depthwise convolution, then a 1x1 convolution that mixes the channels (Xception, 2017).</source>
<translation type="unfinished" />
</message>
<message>
<source>A file of format {step} can no longer be read.</source>
<translation type="unfinished" />
</message>
<message>
<source>A learned vector for each whole number: words, categories.</source>
<translation type="unfinished" />
</message>
<message>
<source>A loss reads the output “{output}”, which the network does not have; it has: {outputs}.</source>
<translation type="unfinished" />
</message>
<message>
<source>A mix of two values: weight 0 gives the first, weight 1 the second.</source>
<translation type="unfinished" />
</message>
<message>
<source>A multilayer perceptron: the pixels in a row, two hidden layers with ReLU, and a score for each digit.</source>
<translation type="unfinished" />
</message>
<message>
<source>A new dimension of size 1.</source>
<translation type="unfinished" />
</message>
<message>
<source>A number of your choice around the input.</source>
<translation type="unfinished" />
</message>
<message>
<source>A one at the place that each whole number names, zeros elsewhere.</source>
<translation type="unfinished" />
</message>
<message>
<source>A part of a dimension, as Python's start:stop:step.</source>
<translation type="unfinished" />
</message>
<message>
<source>A recurrent layer with a memory cell behind gates (Hochreiter and Schmidhuber, 1997).</source>
<translation type="unfinished" />
</message>
<message>
<source>A recurrent layer with a reset and an update gate (Cho et al., 2014).</source>
<translation type="unfinished" />
</message>
<message>
<source>A scale of {factor} needs a fixed size; received {x}. Set size instead.</source>
<translation type="unfinished" />
</message>
<message>
<source>A shape may hold sizes and one -1 for what is left; received {wanted}.</source>
<translation type="unfinished" />
</message>
<message>
<source>A share of a size needs a fixed size; received {x}. Set output_size instead.</source>
<translation type="unfinished" />
</message>
<message>
<source>A sigmoid of three straight pieces.</source>
<translation type="unfinished" />
</message>
<message>
<source>A smooth ReLU.</source>
<translation type="unfinished" />
</message>
<message>
<source>A smooth maximum along dimensions.</source>
<translation type="unfinished" />
</message>
<message>
<source>A softmax over the channels at each place of an image.</source>
<translation type="unfinished" />
</message>
<message>
<source>A state that each step updates from the input and from itself (Elman).</source>
<translation type="unfinished" />
</message>
<message>
<source>A swish of straight pieces (MobileNetV3).</source>
<translation type="unfinished" />
</message>
<message>
<source>A value is nested more than {max_nesting} levels deep.</source>
<translation type="unfinished" />
</message>
<message>
<source>A weighted sum of all features of the last dimension for each output feature.</source>
<translation type="unfinished" />
</message>
<message>
<source>A weighted sum of all products of a feature of one input and one of the other.</source>
<translation type="unfinished" />
</message>
<message>
<source>A {mode} padding of {pad} is more than the input has: its size there is {size}, so the padding can be at most {limit}; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>A {name} is not a value that a project may hold.</source>
<translation type="unfinished" />
</message>
<message>
<source>A&amp;dd a layer…</source>
<translation type="unfinished" />
</message>
<message>
<source>A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009)</source>
<translation type="unfinished" />
</message>
<message>
<source>Activation of the feed-forward network.</source>
<translation type="unfinished" />
</message>
<message>
<source>Adadelta</source>
<translation type="unfinished" />
</message>
<message>
<source>Adagrad</source>
<translation type="unfinished" />
</message>
<message>
<source>Adam</source>
<translation type="unfinished" />
</message>
<message>
<source>Adam with weight decay taken apart from the gradient.</source>
<translation type="unfinished" />
</message>
<message>
<source>AdamW</source>
<translation type="unfinished" />
</message>
<message>
<source>Add Flatten, {scores}</source>
<translation type="unfinished" />
</message>
<message>
<source>Add a Linear with {classes} outputs before {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Add a dimension of size 1 before {name} (Unsqueeze)</source>
<translation type="unfinished" />
</message>
<message>
<source>Add a layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Add an input of {sizes_text}</source>
<translation type="unfinished" />
</message>
<message>
<source>Add an output behind {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Add input {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Add {scores}</source>
<translation type="unfinished" />
</message>
<message>
<source>Adds a learned vector to each position of a sequence.</source>
<translation type="unfinished" />
</message>
<message>
<source>Adds sines and cosines of the position to a sequence (Vaswani et al., 2017).</source>
<translation type="unfinished" />
</message>
<message>
<source>After one pooling the maps are 14×14, but the reshape counts on 7·7·32 = 1568 values: each image is spread over four rows, and the batch of N becomes 4N.</source>
<translation type="unfinished" />
</message>
<message>
<source>AlexNet</source>
<translation type="unfinished" />
</message>
<message>
<source>AlexNet (2012)</source>
<translation type="unfinished" />
</message>
<message>
<source>AlexNet (torchvision)</source>
<translation type="unfinished" />
</message>
<message>
<source>AlexNet as published: the two towers on two graphics cards are two groups in the second, fourth and fifth convolution (Krizhevsky, Sutskever and Hinton, 2012). Its 1000 outputs are ImageNet's classes; the drawn shapes use ten of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>AlexNet as torchvision has it, with its names, so that its weights load as they are (Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014). Its 1000 outputs are ImageNet's classes; the drawn shapes use ten of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>AlexNet for 32×32</source>
<translation type="unfinished" />
</message>
<message>
<source>AlexNet on 32×32</source>
<translation type="unfinished" />
</message>
<message>
<source>AlexNet with view(-1, 9216)</source>
<translation type="unfinished" />
</message>
<message>
<source>AlexNet's first convolution takes steps of 4: of an image of 32×32 so little is left that the second pooling finds no room for its window.</source>
<translation type="unfinished" />
</message>
<message>
<source>AlexNet's plan for images of 32×32, such as CIFAR-10's or the drawn shapes: the same five convolutions, three overlapping poolings and three linear layers, with small steps and fewer channels.</source>
<translation type="unfinished" />
</message>
<message>
<source>All dimensions but the last must agree: {x} and {y} do not.</source>
<translation type="unfinished" />
</message>
<message>
<source>All epochs are done; add some, or start again.</source>
<translation type="unfinished" />
</message>
<message>
<source>All inputs must have one dtype; received {dtype} and {dtype2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>All shortcuts on one page</source>
<translation type="unfinished" />
</message>
<message>
<source>Along dimension {dim}, all other sizes must agree: {head} and {value} do not.</source>
<translation type="unfinished" />
</message>
<message>
<source>Along which dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>AlphaDropout of whole channels.</source>
<translation type="unfinished" />
</message>
<message>
<source>An ELU whose slope at zero is one for every alpha (Barron, 2017).</source>
<translation type="unfinished" />
</message>
<message>
<source>An expression may have {max_length} characters at most; this one has {count_text}.</source>
<translation type="unfinished" />
</message>
<message>
<source>An option of “{name}” cannot be called “name”.</source>
<translation type="unfinished" />
</message>
<message>
<source>An output of {output}x{output2} has {places} windows; received {x}, which has {shape}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Ankle boot</source>
<translation type="unfinished" />
</message>
<message>
<source>Arithmetic needs numbers; {value!r:.60} is a {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Arrange</source>
<translation type="unfinished" />
</message>
<message>
<source>As an encoder layer, with attention to the encoder's output in between.</source>
<translation type="unfinished" />
</message>
<message>
<source>Ask the network what an image shows</source>
<translation type="unfinished" />
</message>
<message>
<source>Attention without weights of its own, of queries, keys and values.</source>
<translation type="unfinished" />
</message>
<message>
<source>Attentions side by side; must divide the features.</source>
<translation type="unfinished" />
</message>
<message>
<source>Average each channel (GlobalAvgPool2d) and flatten before {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Begin a new run, whatever was learnt</source>
<translation type="unfinished" />
</message>
<message>
<source>Begin an empty project</source>
<translation type="unfinished" />
</message>
<message>
<source>Blocks are nested more than {max_block_depth} deep.</source>
<translation type="unfinished" />
</message>
<message>
<source>Both inputs</source>
<translation type="unfinished" />
</message>
<message>
<source>Both inputs must have one dtype; received {dtype} and {dtype2}. Put a Cast before one of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Bring in what was copied</source>
<translation type="unfinished" />
</message>
<message>
<source>Building the network.</source>
<translation type="unfinished" />
</message>
<message>
<source>By how much.</source>
<translation type="unfinished" />
</message>
<message>
<source>CIFAR-10</source>
<translation type="unfinished" />
</message>
<message>
<source>CIFAR-100</source>
<translation type="unfinished" />
</message>
<message>
<source>Callable[[Tensor, Tensor], Tensor]</source>
<translation type="unfinished" />
</message>
<message>
<source>Cast to {true} before {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Cells added at one end of the output.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cells added on each side, or “same” to keep the size.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cells added on each side.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cells added on every side, or for left, right, top, bottom, front, back; negative numbers crop.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cells added on every side, or for left, right, top, bottom; negative numbers crop.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cells added on every side, or for left, right; negative numbers crop.</source>
<translation type="unfinished" />
</message>
<message>
<source>Change between the dark and the light theme</source>
<translation type="unfinished" />
</message>
<message>
<source>Change project details</source>
<translation type="unfinished" />
</message>
<message>
<source>Channels become places: an image r times larger from r² times the channels.</source>
<translation type="unfinished" />
</message>
<message>
<source>Channels in the neighbourhood.</source>
<translation type="unfinished" />
</message>
<message>
<source>Channels of the input.</source>
<translation type="unfinished" />
</message>
<message>
<source>Channels of the output: the number of kernels.</source>
<translation type="unfinished" />
</message>
<message>
<source>Climb the loss instead of descending.</source>
<translation type="unfinished" />
</message>
<message>
<source>Clips values to a range.</source>
<translation type="unfinished" />
</message>
<message>
<source>Close the program</source>
<translation type="unfinished" />
</message>
<message>
<source>Code</source>
<translation type="unfinished" />
</message>
<message>
<source>Colour or grey images.</source>
<translation type="unfinished" />
</message>
<message>
<source>Connect {name} to {name2}</source>
<translation type="unfinished" />
</message>
<message>
<source>Connect {name} to {name2} instead</source>
<translation type="unfinished" />
</message>
<message>
<source>Constant.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copies along each dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy what is selected, a step aside</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy what is selected, and delete it</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy what is selected, as text</source>
<translation type="unfinished" />
</message>
<message>
<source>Crops {crop} of the {shape} that are there; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cross-entropy applies a softmax of its own: with another one in front of it all scores look alike, and the network learns slowly.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cross-entropy for a network that ends in a log-softmax.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cu&amp;t</source>
<translation type="unfinished" />
</message>
<message>
<source>Cut</source>
<translation type="unfinished" />
</message>
<message>
<source>Cut the wire from {name} to {name2}</source>
<translation type="unfinished" />
</message>
<message>
<source>D&amp;uplicate</source>
<translation type="unfinished" />
</message>
<message>
<source>Damps a value by the squares of its neighbours in channel order (AlexNet, section 3.3).</source>
<translation type="unfinished" />
</message>
<message>
<source>Dark or light</source>
<translation type="unfinished" />
</message>
<message>
<source>De&amp;lete</source>
<translation type="unfinished" />
</message>
<message>
<source>Deals the channels of each group out to all groups (ShuffleNet).</source>
<translation type="unfinished" />
</message>
<message>
<source>Decay rate of both running means.</source>
<translation type="unfinished" />
</message>
<message>
<source>Decay rate of the mean square.</source>
<translation type="unfinished" />
</message>
<message>
<source>Decay rates of the running means of the gradient and of its square.</source>
<translation type="unfinished" />
</message>
<message>
<source>DefaultCPUAllocator: can't allocate</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete and close the gap</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete and leave the gap</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete what is selected; wires close up over the gap</source>
<translation type="unfinished" />
</message>
<message>
<source>Dimension {dim} of {x} has {size} values, which do not fit into {wanted}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Dimensions move to other places; the rest keep their order.</source>
<translation type="unfinished" />
</message>
<message>
<source>Dimensions of size 1 go.</source>
<translation type="unfinished" />
</message>
<message>
<source>Dimensions of size 1 grow without a copy.</source>
<translation type="unfinished" />
</message>
<message>
<source>Distance between kernel cells.</source>
<translation type="unfinished" />
</message>
<message>
<source>Distance between window cells.</source>
<translation type="unfinished" />
</message>
<message>
<source>Divide by the variance, not the mean square.</source>
<translation type="unfinished" />
</message>
<message>
<source>Divides the features of each position by their root mean square.</source>
<translation type="unfinished" />
</message>
<message>
<source>Divides the sum instead of the window's size.</source>
<translation type="unfinished" />
</message>
<message>
<source>Do the undone step again</source>
<translation type="unfinished" />
</message>
<message>
<source>Downloading {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Drawing shapes</source>
<translation type="unfinished" />
</message>
<message>
<source>Drawn shapes</source>
<translation type="unfinished" />
</message>
<message>
<source>Drop dimension {dim} before {name} (Squeeze)</source>
<translation type="unfinished" />
</message>
<message>
<source>Drop what is going on</source>
<translation type="unfinished" />
</message>
<message>
<source>Dropout that keeps mean and variance, for SELU networks (Klambauer et al., 2017).</source>
<translation type="unfinished" />
</message>
<message>
<source>Duchi et al., Adaptive subgradient methods, JMLR 2011</source>
<translation type="unfinished" />
</message>
<message>
<source>Duplicate</source>
<translation type="unfinished" />
</message>
<message>
<source>E. Alpaydin and C. Kaynak, UCI Optical Recognition of Handwritten Digits (1998), by way of scikit-learn</source>
<translation type="unfinished" />
</message>
<message>
<source>ELU scaled so that means and variances stay as they are (Klambauer et al., 2017).</source>
<translation type="unfinished" />
</message>
<message>
<source>Each channel is filtered by kernels of its own; channels do not mix.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each pooling halves the image: 28, 14, 7, 3, 1, and the fifth finds nothing left to halve.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each step of the query is a weighted sum over the steps of another sequence.</source>
<translation type="unfinished" />
</message>
<message>
<source>Eight 3×3 convolutions in five blocks and three linear layers, the smallest of its family, with torchvision's names (Simonyan and Zisserman, 2014, configuration A). Its 1000 outputs are ImageNet's classes; the drawn shapes use ten of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Encoder and decoder together: from a source and a target sequence to the target.</source>
<translation type="unfinished" />
</message>
<message>
<source>End the run; the weights stay</source>
<translation type="unfinished" />
</message>
<message>
<source>Enlarges an image by repeating or interpolating its values.</source>
<translation type="unfinished" />
</message>
<message>
<source>Epochs between two falls.</source>
<translation type="unfinished" />
</message>
<message>
<source>Epochs over which the rate rises evenly from near zero.</source>
<translation type="unfinished" />
</message>
<message>
<source>Every index of a dimension by itself.</source>
<translation type="unfinished" />
</message>
<message>
<source>Every size must be at least 1; received {shape}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Every step of a sequence is a weighted sum over all steps, several times side by side.</source>
<translation type="unfinished" />
</message>
<message>
<source>Every value plus a number.</source>
<translation type="unfinished" />
</message>
<message>
<source>Every value squared.</source>
<translation type="unfinished" />
</message>
<message>
<source>Every value times a number.</source>
<translation type="unfinished" />
</message>
<message>
<source>Every value to a power.</source>
<translation type="unfinished" />
</message>
<message>
<source>Exponent.</source>
<translation type="unfinished" />
</message>
<message>
<source>Export &amp;Python…</source>
<translation type="unfinished" />
</message>
<message>
<source>Export &amp;weights…</source>
<translation type="unfinished" />
</message>
<message>
<source>Factor of negative values.</source>
<translation type="unfinished" />
</message>
<message>
<source>Factor of the scores; by default 1 / √E.</source>
<translation type="unfinished" />
</message>
<message>
<source>Factor of the squares.</source>
<translation type="unfinished" />
</message>
<message>
<source>Fashion-MNIST</source>
<translation type="unfinished" />
</message>
<message>
<source>Features inside the feed-forward network.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features of each step.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features of each vector.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features of the first input.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features of the input.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features of the key.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features of the output.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features of the query.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features of the second input.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features of the state.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features of the value.</source>
<translation type="unfinished" />
</message>
<message>
<source>Features that the hidden state is projected to; 0 leaves it as it is.</source>
<translation type="unfinished" />
</message>
<message>
<source>Feed the images to the first input</source>
<translation type="unfinished" />
</message>
<message>
<source>Feed {name} float32 batches</source>
<translation type="unfinished" />
</message>
<message>
<source>Find any action by its name</source>
<translation type="unfinished" />
</message>
<message>
<source>First dimension to merge.</source>
<translation type="unfinished" />
</message>
<message>
<source>First index.</source>
<translation type="unfinished" />
</message>
<message>
<source>Fit what is selected into the view</source>
<translation type="unfinished" />
</message>
<message>
<source>Flatten before {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Flatten the inputs of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Folder of images</source>
<translation type="unfinished" />
</message>
<message>
<source>Follow a wire back</source>
<translation type="unfinished" />
</message>
<message>
<source>Follow a wire forward</source>
<translation type="unfinished" />
</message>
<message>
<source>Generated by this program</source>
<translation type="unfinished" />
</message>
<message>
<source>Generated colour images of ten shapes at any place, angle and size, over a busy ground.</source>
<translation type="unfinished" />
</message>
<message>
<source>Give the selected node another name</source>
<translation type="unfinished" />
</message>
<message>
<source>Give {id} a layer of its own</source>
<translation type="unfinished" />
</message>
<message>
<source>Give {name} a layer of its own</source>
<translation type="unfinished" />
</message>
<message>
<source>Gives its input back: a place for something else.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on training with the network as it is drawn now</source>
<translation type="unfinished" />
</message>
<message>
<source>Groups of channels that do not mix.</source>
<translation type="unfinished" />
</message>
<message>
<source>Groups of channels; must divide them.</source>
<translation type="unfinished" />
</message>
<message>
<source>H. Xiao, K. Rasul and R. Vollgraf, arXiv:1708.07747 (2017), MIT licence</source>
<translation type="unfinished" />
</message>
<message>
<source>HTTP {code} {reason}</source>
<translation type="unfinished" />
</message>
<message>
<source>Half of the values, gated by the sigmoid of the other half (Dauphin et al., 2017).</source>
<translation type="unfinished" />
</message>
<message>
<source>Half the width of the gap.</source>
<translation type="unfinished" />
</message>
<message>
<source>Halves dimension {dim}, whose size must be even; received {x}, whose size there is {size}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Handwritten digits</source>
<translation type="unfinished" />
</message>
<message>
<source>Height and width in pixels.</source>
<translation type="unfinished" />
</message>
<message>
<source>Height and width in pixels: the shorter side is resized, the middle is kept.</source>
<translation type="unfinished" />
</message>
<message>
<source>Height and width in pixels; other than the original size, images are resized.</source>
<translation type="unfinished" />
</message>
<message>
<source>Height and width in pixels; the 8x8 originals are enlarged bilinearly.</source>
<translation type="unfinished" />
</message>
<message>
<source>Height and width of the output.</source>
<translation type="unfinished" />
</message>
<message>
<source>Hinton, Neural networks for machine learning, lecture 6, 2012</source>
<translation type="unfinished" />
</message>
<message>
<source>How far a step goes along the gradient.</source>
<translation type="unfinished" />
</message>
<message>
<source>How far predicted probabilities are from the label's distribution.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many copies along each dimension, batch included.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many last dimensions are normalised together.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many parts {x} gives along dimension {dim} changes with its size, {size}; choose another dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many parts.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many places: numbers from 0 to one less.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many times larger the output is, where size has no value.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many times larger the output is.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many times smaller the output is.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many.</source>
<translation type="unfinished" />
</message>
<message>
<source>How much of the last step goes into this one.</source>
<translation type="unfinished" />
</message>
<message>
<source>How much of the last step stays.</source>
<translation type="unfinished" />
</message>
<message>
<source>How much of {x} is left depends on its size there, {size}, which changes.</source>
<translation type="unfinished" />
</message>
<message>
<source>How sharp the bend at zero is.</source>
<translation type="unfinished" />
</message>
<message>
<source>How the vectors are joined.</source>
<translation type="unfinished" />
</message>
<message>
<source>How values in between are found.</source>
<translation type="unfinished" />
</message>
<message>
<source>Huber</source>
<translation type="unfinished" />
</message>
<message>
<source>Images must be uint8 (n, C, H, W), not {dtype} {shape}</source>
<translation type="unfinished" />
</message>
<message>
<source>Images of one's own: a folder with one folder of pictures for each class.</source>
<translation type="unfinished" />
</message>
<message>
<source>Index behind the last.</source>
<translation type="unfinished" />
</message>
<message>
<source>Insert {layer} before {target}</source>
<translation type="unfinished" />
</message>
<message>
<source>Its new sizes; one may be -1.</source>
<translation type="unfinished" />
</message>
<message>
<source>Keeps the denominator away from zero.</source>
<translation type="unfinished" />
</message>
<message>
<source>Keeps the division finite.</source>
<translation type="unfinished" />
</message>
<message>
<source>Keeps the gradient finite.</source>
<translation type="unfinished" />
</message>
<message>
<source>Keeps the norms' division finite.</source>
<translation type="unfinished" />
</message>
<message>
<source>Kingma and Ba, Adam: a method for stochastic optimization, ICLR 2015</source>
<translation type="unfinished" />
</message>
<message>
<source>Kullback-Leibler divergence</source>
<translation type="unfinished" />
</message>
<message>
<source>LSTM on rows</source>
<translation type="unfinished" />
</message>
<message>
<source>Labels must be int64 ({count_images},), not {shape}</source>
<translation type="unfinished" />
</message>
<message>
<source>Largest slope.</source>
<translation type="unfinished" />
</message>
<message>
<source>Largest value.</source>
<translation type="unfinished" />
</message>
<message>
<source>Largest value; None has no bound.</source>
<translation type="unfinished" />
</message>
<message>
<source>Last dimension to merge.</source>
<translation type="unfinished" />
</message>
<message>
<source>Lay the nodes out anew</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Layers of the decoder.</source>
<translation type="unfinished" />
</message>
<message>
<source>Layers of the encoder.</source>
<translation type="unfinished" />
</message>
<message>
<source>Layers on top of each other.</source>
<translation type="unfinished" />
</message>
<message>
<source>LeNet-5</source>
<translation type="unfinished" />
</message>
<message>
<source>LeNet-5 with padding twice</source>
<translation type="unfinished" />
</message>
<message>
<source>Learn by cross-entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>Line {line} of the generated source has {what}, which is not on the allow-list; nothing was run.</source>
<translation type="unfinished" />
</message>
<message>
<source>Linear maps to choose from.</source>
<translation type="unfinished" />
</message>
<message>
<source>Loading the data set was cancelled.</source>
<translation type="unfinished" />
</message>
<message>
<source>Loading the data.</source>
<translation type="unfinished" />
</message>
<message>
<source>LogSoftmax before {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Longer vectors are shortened to this.</source>
<translation type="unfinished" />
</message>
<message>
<source>Longest sequence.</source>
<translation type="unfinished" />
</message>
<message>
<source>Look ahead along the momentum.</source>
<translation type="unfinished" />
</message>
<message>
<source>Loshchilov and Hutter, Decoupled weight decay regularization, ICLR 2019</source>
<translation type="unfinished" />
</message>
<message>
<source>MLP</source>
<translation type="unfinished" />
</message>
<message>
<source>MNIST</source>
<translation type="unfinished" />
</message>
<message>
<source>MNIST CNN</source>
<translation type="unfinished" />
</message>
<message>
<source>MNIST CNN that mixes its samples</source>
<translation type="unfinished" />
</message>
<message>
<source>MNIST CNN without padding</source>
<translation type="unfinished" />
</message>
<message>
<source>MPS backend out of memory</source>
<translation type="unfinished" />
</message>
<message>
<source>Make a single training step</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the input {size}×{size}</source>
<translation type="unfinished" />
</message>
<message>
<source>Mapping[str, Tensor]</source>
<translation type="unfinished" />
</message>
<message>
<source>Match {before} to the other input with {what}</source>
<translation type="unfinished" />
</message>
<message>
<source>Maxima over windows chosen so that the output has the size you set.</source>
<translation type="unfinished" />
</message>
<message>
<source>Maxima over windows drawn at random, which shrink the input by less than a half.</source>
<translation type="unfinished" />
</message>
<message>
<source>Means over windows chosen so that the output has the size you set.</source>
<translation type="unfinished" />
</message>
<message>
<source>Measure against the label</source>
<translation type="unfinished" />
</message>
<message>
<source>Menu</source>
<translation type="unfinished" />
</message>
<message>
<source>Mode max goes with neither sparse nor scale_grad_by_freq.</source>
<translation type="unfinished" />
</message>
<message>
<source>Move the channels first before {name} (Permute)</source>
<translation type="unfinished" />
</message>
<message>
<source>Move {name} behind {name2}</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs a min, a max, or both.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs a sequence of 3 dimensions (N, L, D); received {x}, which has {rank}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs a sequence of 3 dimensions {order}; received {x}, which has {rank}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs a size or a scale_factor.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs an input of 2 dimensions (N, L); received {x}, which has {rank}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs an input of 2 or 3 dimensions, (N, C) or (N, C, L); received {x}, which has {rank}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs an input of 3 to 5 dimensions, such as (N, C, H, W); received {x}, which has {rank}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs an input of at least 1 dimension; received a single number.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs an input of at least {rank} dimensions; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs an input of {dims} dimensions {axes}; received {x}, which has {rank}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs an input with a dimension {axis}; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs at least {at_least} inputs; {count_present} connected.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs inputs of at least 2 dimensions (..., L, E); received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs {needs}; received {received}. Put a Cast to {expected} before it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needs {what} of 3 dimensions {order}; received {x}, which has {rank}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Negative values are scaled by a learned slope (He et al., 2015).</source>
<translation type="unfinished" />
</message>
<message>
<source>Negative values are scaled by a slope drawn at random while training.</source>
<translation type="unfinished" />
</message>
<message>
<source>Negative values are scaled down instead of dropped.</source>
<translation type="unfinished" />
</message>
<message>
<source>Negative values become zero.</source>
<translation type="unfinished" />
</message>
<message>
<source>Negative values saturate exponentially (Clevert et al., 2016).</source>
<translation type="unfinished" />
</message>
<message>
<source>Nesterov momentum needs a momentum above 0 and no dampening; they are {options} and {options2}</source>
<translation type="unfinished" />
</message>
<message>
<source>No loss reads {name}: what leads only there learns nothing.</source>
<translation type="unfinished" />
</message>
<message>
<source>Normalises each channel of each sample by itself.</source>
<translation type="unfinished" />
</message>
<message>
<source>Normalises each channel over the batch, then scales and shifts it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Normalises groups of channels of each sample, whatever the batch size.</source>
<translation type="unfinished" />
</message>
<message>
<source>Normalises the features of each position, then scales and shifts them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Normalises the last {count} dimensions; received {x}, which has {rank}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Normalises the values of each {what}, of which {x} has only one.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing in the network can learn: {what}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is connected to the input of “{name}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is connected to the output “{name}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is connected to this output.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is connected to {where}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is fed to {name}: the data has one image a sample.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is known of the shape that reaches {name} ({reason}), so that {names} cannot follow from it; set {names} yourself.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is left: {shape} {how} becomes {size}; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nudge</source>
<translation type="unfinished" />
</message>
<message>
<source>Number of test images; by default as many as suit the size.</source>
<translation type="unfinished" />
</message>
<message>
<source>Number of training images; by default as many as suit the size.</source>
<translation type="unfinished" />
</message>
<message>
<source>Number of {what} images; by default as many as suit the size.</source>
<translation type="unfinished" />
</message>
<message>
<source>One dimension becomes several.</source>
<translation type="unfinished" />
</message>
<message>
<source>One dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>One index of a dimension, which goes: a time step, a channel, the class token.</source>
<translation type="unfinished" />
</message>
<message>
<source>One over each value.</source>
<translation type="unfinished" />
</message>
<message>
<source>One over the square root.</source>
<translation type="unfinished" />
</message>
<message>
<source>Only values of one shape can be stacked: {head} and {value} are not.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a project file</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the menu</source>
<translation type="unfinished" />
</message>
<message>
<source>Output channels for each input channel.</source>
<translation type="unfinished" />
</message>
<message>
<source>Parts of a chosen size along a dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>Paste</source>
<translation type="unfinished" />
</message>
<message>
<source>Places become channels: the inverse of PixelShuffle.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pool the inputs of {name} to {smallest}</source>
<translation type="unfinished" />
</message>
<message>
<source>Pool to {side}×{side} before {name} (AdaptiveAvgPool2d)</source>
<translation type="unfinished" />
</message>
<message>
<source>Pooled away</source>
<translation type="unfinished" />
</message>
<message>
<source>Positive values that sum to one along a dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>Probability of a zero among the weights, while training.</source>
<translation type="unfinished" />
</message>
<message>
<source>Probability of a zero between layers, while training.</source>
<translation type="unfinished" />
</message>
<message>
<source>Probability of a zero, while training.</source>
<translation type="unfinished" />
</message>
<message>
<source>Probability of a zero.</source>
<translation type="unfinished" />
</message>
<message>
<source>Problems</source>
<translation type="unfinished" />
</message>
<message>
<source>Pulls weights towards zero (L2 penalty).</source>
<translation type="unfinished" />
</message>
<message>
<source>Puts a learned vector before a sequence: (N, L, D) becomes (N, L + 1, D).</source>
<translation type="unfinished" />
</message>
<message>
<source>Puts each value where a MaxPool with return_indices found it; the rest is zero.</source>
<translation type="unfinished" />
</message>
<message>
<source>Puts windows back into an image, and adds up where they overlap.</source>
<translation type="unfinished" />
</message>
<message>
<source>RMSprop</source>
<translation type="unfinished" />
</message>
<message>
<source>RNN on rows</source>
<translation type="unfinished" />
</message>
<message>
<source>Re&amp;name</source>
<translation type="unfinished" />
</message>
<message>
<source>ReLU that stops at 6 (MobileNet).</source>
<translation type="unfinished" />
</message>
<message>
<source>Read the first output</source>
<translation type="unfinished" />
</message>
<message>
<source>Reading pictures</source>
<translation type="unfinished" />
</message>
<message>
<source>Reads a digit row by row, from top to bottom, with a long short-term memory; the state behind the last row names the digit (Hochreiter and Schmidhuber, 1997).</source>
<translation type="unfinished" />
</message>
<message>
<source>Reads a digit row by row, from top to bottom, with an Elman network; the state behind the last row names the digit (Elman, 1990).</source>
<translation type="unfinished" />
</message>
<message>
<source>Redo</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove {names}</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove {name} and train with cross-entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename {id} to {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename {name} to {near}</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset the options of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset {name} ({default})</source>
<translation type="unfinished" />
</message>
<message>
<source>Resize the images of {name} to {size}×{size}</source>
<translation type="unfinished" />
</message>
<message>
<source>S&amp;top</source>
<translation type="unfinished" />
</message>
<message>
<source>SGD</source>
<translation type="unfinished" />
</message>
<message>
<source>Samples move into other rows: {x} has {features} values a sample, {wanted} takes {product}, so a batch of N becomes {rows}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Save &amp;as…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the project</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the project under another name</source>
<translation type="unfinished" />
</message>
<message>
<source>Scales vectors along a dimension to unit length.</source>
<translation type="unfinished" />
</message>
<message>
<source>Search for a layer to add</source>
<translation type="unfinished" />
</message>
<message>
<source>Select &amp;all</source>
<translation type="unfinished" />
</message>
<message>
<source>Select all</source>
<translation type="unfinished" />
</message>
<message>
<source>Select every node of the open graph</source>
<translation type="unfinished" />
</message>
<message>
<source>Select the node above</source>
<translation type="unfinished" />
</message>
<message>
<source>Select the node below</source>
<translation type="unfinished" />
</message>
<message>
<source>Self-attention and a feed-forward network, each with a residual and a norm.</source>
<translation type="unfinished" />
</message>
<message>
<source>Set dilation of {name} to 1</source>
<translation type="unfinished" />
</message>
<message>
<source>Set dim to {dim}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set kernel_size of {name} to {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set out_channels to {nearest}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set padding of {names} to {amounts}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set padding of {name} to 0</source>
<translation type="unfinished" />
</message>
<message>
<source>Set padding of {name} to {padding}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set padding to {padding}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set shape to (-1, {features})</source>
<translation type="unfinished" />
</message>
<message>
<source>Set shape to (-1, {sizes})</source>
<translation type="unfinished" />
</message>
<message>
<source>Set start_dim of {name} to 1</source>
<translation type="unfinished" />
</message>
<message>
<source>Set stride of {name} to {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set stride to 1</source>
<translation type="unfinished" />
</message>
<message>
<source>Set the dtype of {name} to {true}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set the shape of {name} to {sizes_text} ({name2})</source>
<translation type="unfinished" />
</message>
<message>
<source>Set the shape of {name} to {sizes_text} and {layer} behind it</source>
<translation type="unfinished" />
</message>
<message>
<source>Set {name} of {name2} to {classes}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set {name} of {name2} to {nearest}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set {name} to {default}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set {name} to {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set {name} to {true}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set {name} to {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>Several dimensions become one; by default all but the batch.</source>
<translation type="unfinished" />
</message>
<message>
<source>Several transformer decoder layers on top of each other.</source>
<translation type="unfinished" />
</message>
<message>
<source>Several transformer encoder layers on top of each other.</source>
<translation type="unfinished" />
</message>
<message>
<source>Shapes {shape} and {shape2} do not fit together: {x} against {y}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Share of each class kept for the test; not used where the folder holds a train and a test folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>Share of the input's size that is left, where output_size has no value.</source>
<translation type="unfinished" />
</message>
<message>
<source>Share of the new batch in the running statistics.</source>
<translation type="unfinished" />
</message>
<message>
<source>Share of the new batch in the running statistics; None takes the plain mean.</source>
<translation type="unfinished" />
</message>
<message>
<source>Share of the second.</source>
<translation type="unfinished" />
</message>
<message>
<source>Shifts along dimensions; what leaves at one end comes in at the other.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show everything</source>
<translation type="unfinished" />
</message>
<message>
<source>Show how it is trained</source>
<translation type="unfinished" />
</message>
<message>
<source>Show it in its own size</source>
<translation type="unfinished" />
</message>
<message>
<source>Show it larger</source>
<translation type="unfinished" />
</message>
<message>
<source>Show it smaller</source>
<translation type="unfinished" />
</message>
<message>
<source>Show or hide the palette</source>
<translation type="unfinished" />
</message>
<message>
<source>Show or hide the plots</source>
<translation type="unfinished" />
</message>
<message>
<source>Show or hide the side panel</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the &amp;selection</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the Python source</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the form of the selected layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the selection</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the whole network</source>
<translation type="unfinished" />
</message>
<message>
<source>Show what is wrong</source>
<translation type="unfinished" />
</message>
<message>
<source>Shrinks the rate with the steps.</source>
<translation type="unfinished" />
</message>
<message>
<source>Sigmoid and cross-entropy of each class for itself.</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of each part, or the sizes of all parts.</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of the output.</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of the output; None keeps a dimension as it is.</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of the output; without it output_ratio counts.</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of the output; without it scale_factor counts.</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of the vocabulary: numbers from 0 to one less.</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of the window.</source>
<translation type="unfinished" />
</message>
<message>
<source>Sizes of the last dimensions, which are normalised together.</source>
<translation type="unfinished" />
</message>
<message>
<source>Slopes: 1 for all channels, or one for each channel.</source>
<translation type="unfinished" />
</message>
<message>
<source>Smallest slope.</source>
<translation type="unfinished" />
</message>
<message>
<source>Smallest value.</source>
<translation type="unfinished" />
</message>
<message>
<source>Smallest value; None has no bound.</source>
<translation type="unfinished" />
</message>
<message>
<source>Softmax before cross-entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>Some dimensions backwards.</source>
<translation type="unfinished" />
</message>
<message>
<source>Squared for small differences, absolute for large ones.</source>
<translation type="unfinished" />
</message>
<message>
<source>Squashes values into (-1, 1), with slow tails.</source>
<translation type="unfinished" />
</message>
<message>
<source>Squashes values into (-1, 1).</source>
<translation type="unfinished" />
</message>
<message>
<source>Squashes values into (0, 1).</source>
<translation type="unfinished" />
</message>
<message>
<source>Step in the output.</source>
<translation type="unfinished" />
</message>
<message>
<source>Step of the index.</source>
<translation type="unfinished" />
</message>
<message>
<source>Step of the window.</source>
<translation type="unfinished" />
</message>
<message>
<source>Step of the window; by default its size.</source>
<translation type="unfinished" />
</message>
<message>
<source>Steps divided by a running root mean square of the gradient.</source>
<translation type="unfinished" />
</message>
<message>
<source>Steps divided by the root of the sum of squared gradients.</source>
<translation type="unfinished" />
</message>
<message>
<source>Steps in units of the steps taken before; needs no tuned rate.</source>
<translation type="unfinished" />
</message>
<message>
<source>Steps scaled by running means of the gradient and of its square.</source>
<translation type="unfinished" />
</message>
<message>
<source>Stochastic gradient descent, with momentum.</source>
<translation type="unfinished" />
</message>
<message>
<source>Sutskever et al., On the importance of initialization and momentum, ICML 2013</source>
<translation type="unfinished" />
</message>
<message>
<source>Swap {name} and {name2}</source>
<translation type="unfinished" />
</message>
<message>
<source>Take all of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Take item 0 of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Take out {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Take the last step back</source>
<translation type="unfinished" />
</message>
<message>
<source>Take the last step before {name} (Select)</source>
<translation type="unfinished" />
</message>
<message>
<source>Take {item_name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Taken off the count: 1 for a sample's estimate.</source>
<translation type="unfinished" />
</message>
<message>
<source>Takes each window out as a column: patches of an image.</source>
<translation type="unfinished" />
</message>
<message>
<source>Tensor | tuple[Tensor, ...]</source>
<translation type="unfinished" />
</message>
<message>
<source>The absolute value.</source>
<translation type="unfinished" />
</message>
<message>
<source>The activation.</source>
<translation type="unfinished" />
</message>
<message>
<source>The arctangent.</source>
<translation type="unfinished" />
</message>
<message>
<source>The batch size must be 1 or more, or 0 for the full set, not {value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The block {scope}</source>
<translation type="unfinished" />
</message>
<message>
<source>The cosine of the angle between vectors along a dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>The cosine.</source>
<translation type="unfinished" />
</message>
<message>
<source>The data</source>
<translation type="unfinished" />
</message>
<message>
<source>The data set {name} has no option "{name2}"; it has {names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The data set {name} needs a value for {name2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The difference of two values.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dimension of the vectors.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dimension that goes.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dimension that grows.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dimension that is halved.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dimension whose values belong together.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dimension, which goes.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dimensions in another order.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dimensions that go: one or several.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dimensions that go: one, several, or None for all.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dimensions.</source>
<translation type="unfinished" />
</message>
<message>
<source>The distance of vectors along the last dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>The dtype.</source>
<translation type="unfinished" />
</message>
<message>
<source>The edge values repeated.</source>
<translation type="unfinished" />
</message>
<message>
<source>The error function.</source>
<translation type="unfinished" />
</message>
<message>
<source>The exponential.</source>
<translation type="unfinished" />
</message>
<message>
<source>The expression {shown} binds a name twice.</source>
<translation type="unfinished" />
</message>
<message>
<source>The factor of each fall.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file has format {found}, and this version of NetStudio reads formats up to {newest}; open it with a newer NetStudio. The file was left as it is.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file has the older format {step} and does not keep to it: {error}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file has {count_text:,} characters; a project file has at most {max_bytes:,}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file holds an integer of thousands of digits; 64 bits are the most.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file holds more than {max_values:,} values.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file holds {name}, which is not JSON; write {{"float": "nan"}}, {{"float": "inf"}} or {{"float": "-inf"}}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file is not JSON: {msg} in line {lineno}, column {colno}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file is not UTF-8 text: byte {start} is 0x{data:02x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file {path} is damaged ({reason}); delete it, and it will be downloaded again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file {path} of {title} is damaged (its MD5 sum is {found}, not {md5}); delete it, and it will be downloaded again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file {what} is damaged ({reason}); delete it, and it will be downloaded again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The files {images_path} and {labels_path} do not belong together: images of shape {shape}, labels of shape {shape2}; delete both, and load again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The folder that holds a folder for each class.</source>
<translation type="unfinished" />
</message>
<message>
<source>The folder {path} has no picture that can be read {what}; add some.</source>
<translation type="unfinished" />
</message>
<message>
<source>The folder {root} has no folders in it; put the pictures of each class in a folder with the name of the class.</source>
<translation type="unfinished" />
</message>
<message>
<source>The folder {root} has no pictures ({suffixes}); add some, or take the class away.</source>
<translation type="unfinished" />
</message>
<message>
<source>The folder {root} has one picture for each class, which leaves none for the test; add pictures.</source>
<translation type="unfinished" />
</message>
<message>
<source>The forward pass failed: {error}</source>
<translation type="unfinished" />
</message>
<message>
<source>The generated source is not Python: {error}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The indices must have the shape of the values, {x}; received {shape}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The input continued from its other end.</source>
<translation type="unfinished" />
</message>
<message>
<source>The input has no shape yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>The input mirrored at its edges, the edge itself left out.</source>
<translation type="unfinished" />
</message>
<message>
<source>The key “format” is missing; a project file begins with {{"format": {newest}, …}}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The larger of two values, place by place.</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest of several linear maps, for each output feature (Goodfellow et al., 2013).</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest value along dimensions.</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest value in each window.</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest value of each channel: (N, C, D, H, W) becomes (N, C, 1, 1, 1).</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest value of each channel: (N, C, H, W) becomes (N, C, 1, 1).</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest value of each channel: (N, C, L) becomes (N, C, 1).</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest values along a dimension, and their places.</source>
<translation type="unfinished" />
</message>
<message>
<source>The last layer still has ImageNet's 1000 outputs, but the data has ten classes: 990 outputs are never right.</source>
<translation type="unfinished" />
</message>
<message>
<source>The last size of {a} must be the second last of {b}: {rows} against {columns}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The learning rate cannot be set here: the schedule has brought it to 0, and scales what is set; choose the constant schedule.</source>
<translation type="unfinished" />
</message>
<message>
<source>The length of vectors along dimensions.</source>
<translation type="unfinished" />
</message>
<message>
<source>The logarithm of 1 + x, exact near zero.</source>
<translation type="unfinished" />
</message>
<message>
<source>The logarithm of the sigmoid.</source>
<translation type="unfinished" />
</message>
<message>
<source>The logarithm of the softmax, which NLL loss needs.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss needs one row of class scores for each sample, (N, classes); {cause} is {shape}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss {label} cannot be measured against “{target}”: class labels are in the field “{field}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss {label} expects log-probabilities, but {name} gives {given}: the loss can then fall without end while nothing is learnt.</source>
<translation type="unfinished" />
</message>
<message>
<source>The matrix product of two values.</source>
<translation type="unfinished" />
</message>
<message>
<source>The mean along dimensions.</source>
<translation type="unfinished" />
</message>
<message>
<source>The mean of absolute differences from the one-hot label.</source>
<translation type="unfinished" />
</message>
<message>
<source>The mean of each channel: (N, C, D, H, W) becomes (N, C, 1, 1, 1).</source>
<translation type="unfinished" />
</message>
<message>
<source>The mean of each channel: (N, C, H, W) becomes (N, C, 1, 1).</source>
<translation type="unfinished" />
</message>
<message>
<source>The mean of each channel: (N, C, L) becomes (N, C, 1).</source>
<translation type="unfinished" />
</message>
<message>
<source>The mean of each window.</source>
<translation type="unfinished" />
</message>
<message>
<source>The mean of squared differences from the one-hot label.</source>
<translation type="unfinished" />
</message>
<message>
<source>The mean of two values.</source>
<translation type="unfinished" />
</message>
<message>
<source>The median along a dimension; of two middle values the smaller.</source>
<translation type="unfinished" />
</message>
<message>
<source>The natural logarithm.</source>
<translation type="unfinished" />
</message>
<message>
<source>The nearest whole number.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network</source>
<translation type="unfinished" />
</message>
<message>
<source>The network cannot be made: {error}</source>
<translation type="unfinished" />
</message>
<message>
<source>The network has a run already; its weights are the newest.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network has no input; add an input node and wire it.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network has no output; add an Output and connect the last layer to it.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network has {outputs} outputs, but “{name}” has {classes} classes: {consequence}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network of TensorFlow's MNIST tutorial: two 5×5 convolutions with ReLU and pooling, a linear layer of 1024 features, and dropout.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network that read handwritten digits at AT&amp;T: two convolutions with tanh and average pooling, then three linear layers (LeCun, Bottou, Bengio and Haffner, 1998).</source>
<translation type="unfinished" />
</message>
<message>
<source>The network that won ImageNet in 2012, as one tower: five convolutions with ReLU, local response normalisation and overlapping pooling, then three linear layers with dropout (Krizhevsky, Sutskever and Hinton, 2012). Its 1000 outputs are ImageNet's classes; the drawn shapes use ten of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network's weights take {weights}, which does not fit into this machine's memory{room}; make its largest layer, {largest}, smaller.</source>
<translation type="unfinished" />
</message>
<message>
<source>The new dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>The new shape, batch included.</source>
<translation type="unfinished" />
</message>
<message>
<source>The new sizes, batch included; -1 keeps a size.</source>
<translation type="unfinished" />
</message>
<message>
<source>The node's value has no maps to draw.</source>
<translation type="unfinished" />
</message>
<message>
<source>The number that stands for nothing.</source>
<translation type="unfinished" />
</message>
<message>
<source>The number.</source>
<translation type="unfinished" />
</message>
<message>
<source>The old dimensions in their new order.</source>
<translation type="unfinished" />
</message>
<message>
<source>The option {name} of {name2} {reason}, not {value!r}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The option “{name}” of {owner} {reason}{received}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The other dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>The packed project has no {project_name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The packed project holds {filename!r}; it may hold {project_name} and {tensors_name}, once each.</source>
<translation type="unfinished" />
</message>
<message>
<source>The packed project is damaged: {error}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The packed project is encrypted; unpack it first.</source>
<translation type="unfinished" />
</message>
<message>
<source>The packed project names the tensors “{tensor_file}”, and its tensors are {value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The parts add up to {sum}, but dimension {dim} of {x} has {size}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The picture {path} cannot be read ({reason}).</source>
<translation type="unfinished" />
</message>
<message>
<source>The place of the largest value along a dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>The place of the smallest value along a dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>The power mean of each window without its division: between a sum and a maximum.</source>
<translation type="unfinished" />
</message>
<message>
<source>The power.</source>
<translation type="unfinished" />
</message>
<message>
<source>The power: 1 gives the sum, infinity the maximum.</source>
<translation type="unfinished" />
</message>
<message>
<source>The probability taken from the true class and spread over all of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>The product along a dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>The product of two values: a gate, an attention map.</source>
<translation type="unfinished" />
</message>
<message>
<source>The project cannot be written: {error}</source>
<translation type="unfinished" />
</message>
<message>
<source>The project would take {size:,} bytes; a project file has at most {max_bytes:,}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The quotient of two values.</source>
<translation type="unfinished" />
</message>
<message>
<source>The rate at the very end.</source>
<translation type="unfinished" />
</message>
<message>
<source>The rate falls along half a cosine, to its minimum at the end.</source>
<translation type="unfinished" />
</message>
<message>
<source>The rate falls by a factor every few epochs.</source>
<translation type="unfinished" />
</message>
<message>
<source>The recipe feeds “{field}” to the input “{node_id}”; {value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The recipe has no loss to train by; add one, such as cross_entropy.</source>
<translation type="unfinished" />
</message>
<message>
<source>The recipe has no update; add one with a loss and an optimizer.</source>
<translation type="unfinished" />
</message>
<message>
<source>The reshape to 256·6·6 = 9216 values belongs to images of 227×227; at 128×128 the last pooling leaves 2×2, and a row would hold the values of nine images.</source>
<translation type="unfinished" />
</message>
<message>
<source>The same rate throughout.</source>
<translation type="unfinished" />
</message>
<message>
<source>The same seed draws the same images.</source>
<translation type="unfinished" />
</message>
<message>
<source>The same values as another dtype.</source>
<translation type="unfinished" />
</message>
<message>
<source>The same values in another shape; one size may be -1.</source>
<translation type="unfinished" />
</message>
<message>
<source>The saved position, {position}, is not among the {count_split} samples; the data set has changed since it was saved.</source>
<translation type="unfinished" />
</message>
<message>
<source>The second convolution is padded like the first, so that 16·7·7 = 784 features arrive at a linear layer that was made for 16·5·5 = 400.</source>
<translation type="unfinished" />
</message>
<message>
<source>The session has ended; start the program again.</source>
<translation type="unfinished" />
</message>
<message>
<source>The shape of the input “{name}” is not known.</source>
<translation type="unfinished" />
</message>
<message>
<source>The sign: -1, 0 or 1.</source>
<translation type="unfinished" />
</message>
<message>
<source>The sine.</source>
<translation type="unfinished" />
</message>
<message>
<source>The smaller of two values, place by place.</source>
<translation type="unfinished" />
</message>
<message>
<source>The smallest value along dimensions.</source>
<translation type="unfinished" />
</message>
<message>
<source>The softmax of the negated values.</source>
<translation type="unfinished" />
</message>
<message>
<source>The spread of {count} values has no meaning with a correction of {args}; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The square root.</source>
<translation type="unfinished" />
</message>
<message>
<source>The standard deviation along dimensions.</source>
<translation type="unfinished" />
</message>
<message>
<source>The step failed</source>
<translation type="unfinished" />
</message>
<message>
<source>The step.</source>
<translation type="unfinished" />
</message>
<message>
<source>The sum along dimensions.</source>
<translation type="unfinished" />
</message>
<message>
<source>The sum of all values so far along a dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>The sum of two values: a residual connection.</source>
<translation type="unfinished" />
</message>
<message>
<source>The sum, mean or maximum of the vectors of a row of numbers.</source>
<translation type="unfinished" />
</message>
<message>
<source>The tensors cannot be saved: {error}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The threshold.</source>
<translation type="unfinished" />
</message>
<message>
<source>The training ended before its first epoch did.</source>
<translation type="unfinished" />
</message>
<message>
<source>The tutorial pads its convolutions; without padding each takes four rows and columns, and the linear layer's 7·7·64 = 3136 features are only 4·4·64 = 1024.</source>
<translation type="unfinished" />
</message>
<message>
<source>The user's own</source>
<translation type="unfinished" />
</message>
<message>
<source>The usual loss of classification: softmax and negative log-likelihood in one.</source>
<translation type="unfinished" />
</message>
<message>
<source>The value of “{node}” is not known where it is read.</source>
<translation type="unfinished" />
</message>
<message>
<source>The value with its sign turned.</source>
<translation type="unfinished" />
</message>
<message>
<source>The variance along dimensions.</source>
<translation type="unfinished" />
</message>
<message>
<source>The whole number above.</source>
<translation type="unfinished" />
</message>
<message>
<source>The whole number below.</source>
<translation type="unfinished" />
</message>
<message>
<source>The window is {reach} wide, but the input's {name} is only {size}{padded}; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The window is {window} wide, but the input's size there is only {size}; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The wire carries {count_item} values {type_text}; choose one of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>The wires form a circle: {listed}. Take one of them out.</source>
<translation type="unfinished" />
</message>
<message>
<source>The wires form a cycle through here; take one of them out.</source>
<translation type="unfinished" />
</message>
<message>
<source>The {of} ({size}) must be a multiple of {by}, by {parameter}; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The {split} split of {title} has no images.</source>
<translation type="unfinished" />
</message>
<message>
<source>The {what} has no loss to learn by.</source>
<translation type="unfinished" />
</message>
<message>
<source>There are no activations to measure here.</source>
<translation type="unfinished" />
</message>
<message>
<source>There are no gradients yet; make a step.</source>
<translation type="unfinished" />
</message>
<message>
<source>There are {longest} positions, but the sequence has {length}; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no block named “{block}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no data set called "{name}"; there are {known}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no folder {root}; choose one with a folder for each class.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no image to look at yet; the data set is not loaded.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no image to measure.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no item {step}: the value has {count_value} items {type_text}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no network yet; open one that has no problems.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no paused run to make a step of; start one and pause it.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no preset “{name}”; did you mean {near}?</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no preset “{name}”; the presets are: {names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no run; start one.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no sample {index} in the {split} split; it has 0 to {count_source}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no {kind} named “{name}”; there are: {known}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is nothing to train: the network has no parameters, or all of them are frozen; add a layer with weights or unfreeze one.</source>
<translation type="unfinished" />
</message>
<message>
<source>This run is not kept on the disk, so it has no checkpoints.</source>
<translation type="unfinished" />
</message>
<message>
<source>Train from &amp;new weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Train on {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Train on {title} instead</source>
<translation type="unfinished" />
</message>
<message>
<source>Train the network</source>
<translation type="unfinished" />
</message>
<message>
<source>Train with cross-entropy instead</source>
<translation type="unfinished" />
</message>
<message>
<source>Train with nll instead</source>
<translation type="unfinished" />
</message>
<message>
<source>Train {name} on the labels too</source>
<translation type="unfinished" />
</message>
<message>
<source>Training</source>
<translation type="unfinished" />
</message>
<message>
<source>Training feeds {name} {what}; it is set to {dtype}{value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Transpose the second input of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Turn {name} into Flatten (each sample keeps its row)</source>
<translation type="unfinished" />
</message>
<message>
<source>Turn {name} into LogSoftmax</source>
<translation type="unfinished" />
</message>
<message>
<source>Turn {name} into LogSoftmax and train with nll</source>
<translation type="unfinished" />
</message>
<message>
<source>Turn {name} into {name2}</source>
<translation type="unfinished" />
</message>
<message>
<source>Two dimensions change places.</source>
<translation type="unfinished" />
</message>
<message>
<source>Two nodes are named “{name}”: {why}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo</source>
<translation type="unfinished" />
</message>
<message>
<source>Unpin {name} (follow the input: {true})</source>
<translation type="unfinished" />
</message>
<message>
<source>Use the block {near}</source>
<translation type="unfinished" />
</message>
<message>
<source>Use the largest mean square so far (Reddi et al. 2018).</source>
<translation type="unfinished" />
</message>
<message>
<source>Use {other}</source>
<translation type="unfinished" />
</message>
<message>
<source>VGG-11</source>
<translation type="unfinished" />
</message>
<message>
<source>Values end to end along a dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>Values move towards zero by a fixed step.</source>
<translation type="unfinished" />
</message>
<message>
<source>Values near zero become zero; others stay.</source>
<translation type="unfinished" />
</message>
<message>
<source>Values of one shape side by side along a new dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>Values outside a range move to its ends.</source>
<translation type="unfinished" />
</message>
<message>
<source>Values up to a threshold are replaced.</source>
<translation type="unfinished" />
</message>
<message>
<source>Version and licence</source>
<translation type="unfinished" />
</message>
<message>
<source>Weakens the gradient that enters the momentum.</source>
<translation type="unfinished" />
</message>
<message>
<source>Weights cannot be loaded into a network in training; stop it first.</source>
<translation type="unfinished" />
</message>
<message>
<source>What it gives: every step, the last step, or torch's pair of all steps and the last state.</source>
<translation type="unfinished" />
</message>
<message>
<source>What negative values approach, with a minus.</source>
<translation type="unfinished" />
</message>
<message>
<source>What replaces them.</source>
<translation type="unfinished" />
</message>
<message>
<source>What tanh takes away.</source>
<translation type="unfinished" />
</message>
<message>
<source>What the padding holds.</source>
<translation type="unfinished" />
</message>
<message>
<source>What the slopes start from.</source>
<translation type="unfinished" />
</message>
<message>
<source>What the sum starts from.</source>
<translation type="unfinished" />
</message>
<message>
<source>Where it turns from squared to absolute.</source>
<translation type="unfinished" />
</message>
<message>
<source>Where the new dimension is.</source>
<translation type="unfinished" />
</message>
<message>
<source>Where they are.</source>
<translation type="unfinished" />
</message>
<message>
<source>Where they go.</source>
<translation type="unfinished" />
</message>
<message>
<source>Where βx is above it, x is given back.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether a last window may hang over the edge.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether a norm follows the last layer; norm_first needs one.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether a step sees only those before it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether gradients are divided by how often a number occurs in the batch.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether it also gives where each value was found, for MaxUnpool.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether it also reads backwards.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether it keeps running statistics.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether it learns a bias.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether it learns a scale and a shift.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether it learns a scale for each place.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether it learns a shift, where it learns a scale.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether it learns biases.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether linear maps and norms learn a bias.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether norms come before attention and feed-forward rather than behind.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether padding counts in the mean.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether the batch comes before the steps.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether the corner values stay at the corners; for the linear and cubic modes.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether the dimensions stay, as 1.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether the gradient is a sparse tensor.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether the last dimension stays, as 1.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether Φ is approximated by a tanh.</source>
<translation type="unfinished" />
</message>
<message>
<source>Which norm is one.</source>
<translation type="unfinished" />
</message>
<message>
<source>Which norm max_norm means.</source>
<translation type="unfinished" />
</message>
<message>
<source>Which norm of the difference.</source>
<translation type="unfinished" />
</message>
<message>
<source>Which norm.</source>
<translation type="unfinished" />
</message>
<message>
<source>Which of them; None takes all.</source>
<translation type="unfinished" />
</message>
<message>
<source>Which one; -1 is the last.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whole numbers have no power {exponent} among them; received {dtype}. Put a Cast to float32 before it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write the network as a Python file that stands alone</source>
<translation type="unfinished" />
</message>
<message>
<source>Write the trained weights as a safetensors file</source>
<translation type="unfinished" />
</message>
<message>
<source>Y. LeCun, C. Cortes and C. Burges (1998)</source>
<translation type="unfinished" />
</message>
<message>
<source>Zeiler, Adadelta: an adaptive learning rate method, arXiv:1212.5701, 2012</source>
<translation type="unfinished" />
</message>
<message>
<source>Zeroes random values while training, and scales up the rest.</source>
<translation type="unfinished" />
</message>
<message>
<source>Zeroes whole channels at random while training, and scales up the rest.</source>
<translation type="unfinished" />
</message>
<message>
<source>Zeros around the input.</source>
<translation type="unfinished" />
</message>
<message>
<source>Zoom &amp;in</source>
<translation type="unfinished" />
</message>
<message>
<source>Zoom &amp;out</source>
<translation type="unfinished" />
</message>
<message>
<source>Zoom in</source>
<translation type="unfinished" />
</message>
<message>
<source>Zoom out</source>
<translation type="unfinished" />
</message>
<message>
<source>Zoom to 100 %</source>
<translation type="unfinished" />
</message>
<message>
<source>[tuple(value.shape) for value in output]</source>
<translation type="unfinished" />
</message>
<message>
<source>[x, y], or an object with “at” and “colour”</source>
<translation type="unfinished" />
</message>
<message>
<source>a Linear with {classes} outputs and the network's output behind {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>a Python name (letters, digits and underscores)</source>
<translation type="unfinished" />
</message>
<message>
<source>a SHA-256 hash of 64 hexadecimal digits</source>
<translation type="unfinished" />
</message>
<message>
<source>a block input without a wire</source>
<translation type="unfinished" />
</message>
<message>
<source>a block without an output</source>
<translation type="unfinished" />
</message>
<message>
<source>a call of .{attr}</source>
<translation type="unfinished" />
</message>
<message>
<source>a call of {id}</source>
<translation type="unfinished" />
</message>
<message>
<source>a call of {unparse}</source>
<translation type="unfinished" />
</message>
<message>
<source>a colour such as “#3fb6a8”</source>
<translation type="unfinished" />
</message>
<message>
<source>a custom module</source>
<translation type="unfinished" />
</message>
<message>
<source>a device such as “auto”, “cpu” or “cuda:1”</source>
<translation type="unfinished" />
</message>
<message>
<source>a finite number</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of two numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of {count_value}</source>
<translation type="unfinished" />
</message>
<message>
<source>a name such as “Conv2d” or “torch.roll”</source>
<translation type="unfinished" />
</message>
<message>
<source>a name, or an object with “name” and options</source>
<translation type="unfinished" />
</message>
<message>
<source>a number of dimensions that depends on the batch</source>
<translation type="unfinished" />
</message>
<message>
<source>a packed project</source>
<translation type="unfinished" />
</message>
<message>
<source>a project file</source>
<translation type="unfinished" />
</message>
<message>
<source>a short text</source>
<translation type="unfinished" />
</message>
<message>
<source>a single number</source>
<translation type="unfinished" />
</message>
<message>
<source>a tensor file</source>
<translation type="unfinished" />
</message>
<message>
<source>a value written as an object</source>
<translation type="unfinished" />
</message>
<message>
<source>a {value} convolution, {shape} to {channels} channels</source>
<translation type="unfinished" />
</message>
<message>
<source>adaptive pooling</source>
<translation type="unfinished" />
</message>
<message>
<source>airplane automobile bird cat deer dog frog horse ship truck</source>
<translation type="unfinished" />
</message>
<message>
<source>align_corners has no meaning for mode {mode}; leave it empty.</source>
<translation type="unfinished" />
</message>
<message>
<source>all its layers are frozen</source>
<translation type="unfinished" />
</message>
<message>
<source>an assignment to {id}</source>
<translation type="unfinished" />
</message>
<message>
<source>an id of 1 to {max_id} printable characters</source>
<translation type="unfinished" />
</message>
<message>
<source>an input of unknown shape</source>
<translation type="unfinished" />
</message>
<message>
<source>an integer from 0 to {most} or an expression</source>
<translation type="unfinished" />
</message>
<message>
<source>an integer from {low} to {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>an integer of {bit_length} bits</source>
<translation type="unfinished" />
</message>
<message>
<source>an object</source>
<translation type="unfinished" />
</message>
<message>
<source>an object of arguments by name</source>
<translation type="unfinished" />
</message>
<message>
<source>an object of blocks by name</source>
<translation type="unfinished" />
</message>
<message>
<source>an object of references by name</source>
<translation type="unfinished" />
</message>
<message>
<source>an object with one key</source>
<translation type="unfinished" />
</message>
<message>
<source>an object with the key “format”</source>
<translation type="unfinished" />
</message>
<message>
<source>an object with {count_value} keys</source>
<translation type="unfinished" />
</message>
<message>
<source>an operation without a rule</source>
<translation type="unfinished" />
</message>
<message>
<source>another number of channels</source>
<translation type="unfinished" />
</message>
<message>
<source>another size</source>
<translation type="unfinished" />
</message>
<message>
<source>at least</source>
<translation type="unfinished" />
</message>
<message>
<source>at most {most} items</source>
<translation type="unfinished" />
</message>
<message>
<source>batch size</source>
<translation type="unfinished" />
</message>
<message>
<source>batches of float32 images</source>
<translation type="unfinished" />
</message>
<message>
<source>batches, with a batch dimension</source>
<translation type="unfinished" />
</message>
<message>
<source>behind a problem</source>
<translation type="unfinished" />
</message>
<message>
<source>binary cross-entropy with logits</source>
<translation type="unfinished" />
</message>
<message>
<source>channel of a sample</source>
<translation type="unfinished" />
</message>
<message>
<source>channels, height, width</source>
<translation type="unfinished" />
</message>
<message>
<source>circle square triangle bar cross star ring crescent heart arrow</source>
<translation type="unfinished" />
</message>
<message>
<source>colour images have 3 channels</source>
<translation type="unfinished" />
</message>
<message>
<source>constant</source>
<translation type="unfinished" />
</message>
<message>
<source>cosine</source>
<translation type="unfinished" />
</message>
<message>
<source>cross-entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>d^2 / 2 below delta, delta (|d| - delta / 2) above</source>
<translation type="unfinished" />
</message>
<message>
<source>dict[str, Tensor | float | int | None]</source>
<translation type="unfinished" />
</message>
<message>
<source>dict[str, Tensor]</source>
<translation type="unfinished" />
</message>
<message>
<source>dim must name a dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>dim names a dimension twice: {dim}.</source>
<translation type="unfinished" />
</message>
<message>
<source>dimensions of size 1 (Unflatten)</source>
<translation type="unfinished" />
</message>
<message>
<source>dims names {count_order} dimensions, {tuple}; received {x}, which has {rank}.</source>
<translation type="unfinished" />
</message>
<message>
<source>does not exist; there are: {known}{hint}</source>
<translation type="unfinished" />
</message>
<message>
<source>eps must be more than 0; received {args}.</source>
<translation type="unfinished" />
</message>
<message>
<source>float32 values, as its weights are</source>
<translation type="unfinished" />
</message>
<message>
<source>floating-point values</source>
<translation type="unfinished" />
</message>
<message>
<source>follow the input</source>
<translation type="unfinished" />
</message>
<message>
<source>for the test</source>
<translation type="unfinished" />
</message>
<message>
<source>for training in {empty}</source>
<translation type="unfinished" />
</message>
<message>
<source>from torch import Tensor, nn</source>
<translation type="unfinished" />
</message>
<message>
<source>grey images have 1 channel</source>
<translation type="unfinished" />
</message>
<message>
<source>groups is {groups}, which does not divide {name} ({args}).</source>
<translation type="unfinished" />
</message>
<message>
<source>if __name__ == "__main__":</source>
<translation type="unfinished" />
</message>
<message>
<source>import math</source>
<translation type="unfinished" />
</message>
<message>
<source>import torch</source>
<translation type="unfinished" />
</message>
<message>
<source>import torch.nn.functional as F</source>
<translation type="unfinished" />
</message>
<message>
<source>index is {index}, but dimension {dim} of {x} has {size} places: from {value} to {size2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>input {port}</source>
<translation type="unfinished" />
</message>
<message>
<source>int | Fraction</source>
<translation type="unfinished" />
</message>
<message>
<source>it does not begin as an IDX file of bytes does</source>
<translation type="unfinished" />
</message>
<message>
<source>it has no weights</source>
<translation type="unfinished" />
</message>
<message>
<source>it has text in {encoding}</source>
<translation type="unfinished" />
</message>
<message>
<source>it has {count_data} bytes where its header needs {start}</source>
<translation type="unfinished" />
</message>
<message>
<source>it is also the Sequential of {name}.0</source>
<translation type="unfinished" />
</message>
<message>
<source>it is not a picture</source>
<translation type="unfinished" />
</message>
<message>
<source>it is not an ordinary file</source>
<translation type="unfinished" />
</message>
<message>
<source>it is read-only</source>
<translation type="unfinished" />
</message>
<message>
<source>it lacks {missing}</source>
<translation type="unfinished" />
</message>
<message>
<source>it names {module}.{name}</source>
<translation type="unfinished" />
</message>
<message>
<source>item {index} of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>item {step} of {type_text}</source>
<translation type="unfinished" />
</message>
<message>
<source>its MD5 sum is {found}, not {md5}</source>
<translation type="unfinished" />
</message>
<message>
<source>its values are the first that are not</source>
<translation type="unfinished" />
</message>
<message>
<source>its weights are not finite</source>
<translation type="unfinished" />
</message>
<message>
<source>k is {count}, but dimension {dim} of {x} has only {size}.</source>
<translation type="unfinished" />
</message>
<message>
<source>key and value</source>
<translation type="unfinished" />
</message>
<message>
<source>loss {number} of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>lr gamma^floor(epoch / step_size)</source>
<translation type="unfinished" />
</message>
<message>
<source>mean absolute error</source>
<translation type="unfinished" />
</message>
<message>
<source>mean squared error</source>
<translation type="unfinished" />
</message>
<message>
<source>messages cannot tell them apart</source>
<translation type="unfinished" />
</message>
<message>
<source>min + (lr - min) (1 + cos(pi step / steps)) / 2</source>
<translation type="unfinished" />
</message>
<message>
<source>more than</source>
<translation type="unfinished" />
</message>
<message>
<source>must be a list of numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>must be a list of whole numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>must be a literal</source>
<translation type="unfinished" />
</message>
<message>
<source>must be a number</source>
<translation type="unfinished" />
</message>
<message>
<source>must be a size, "same" or "valid"</source>
<translation type="unfinished" />
</message>
<message>
<source>must be a text</source>
<translation type="unfinished" />
</message>
<message>
<source>must be a torch dtype such as float32</source>
<translation type="unfinished" />
</message>
<message>
<source>must be a value</source>
<translation type="unfinished" />
</message>
<message>
<source>must be a value: a recipe has no block parameters to work an expression out with</source>
<translation type="unfinished" />
</message>
<message>
<source>must be a whole number</source>
<translation type="unfinished" />
</message>
<message>
<source>must be at least {minimum:g}</source>
<translation type="unfinished" />
</message>
<message>
<source>must be at most {maximum:g}</source>
<translation type="unfinished" />
</message>
<message>
<source>must be given</source>
<translation type="unfinished" />
</message>
<message>
<source>must be one number or {dims} of them</source>
<translation type="unfinished" />
</message>
<message>
<source>must be one of {choices}</source>
<translation type="unfinished" />
</message>
<message>
<source>must be one whole number or {dims} of them</source>
<translation type="unfinished" />
</message>
<message>
<source>must be true or false</source>
<translation type="unfinished" />
</message>
<message>
<source>must be {dims} numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>must have a value</source>
<translation type="unfinished" />
</message>
<message>
<source>negative log-likelihood</source>
<translation type="unfinished" />
</message>
<message>
<source>networks are trained on cpu, cuda or mps</source>
<translation type="unfinished" />
</message>
<message>
<source>no data has that</source>
<translation type="unfinished" />
</message>
<message>
<source>no input</source>
<translation type="unfinished" />
</message>
<message>
<source>no output needs it</source>
<translation type="unfinished" />
</message>
<message>
<source>no size</source>
<translation type="unfinished" />
</message>
<message>
<source>none of them</source>
<translation type="unfinished" />
</message>
<message>
<source>normalized_shape would be {sizes}, which changes with the batch; a layer's size is fixed.</source>
<translation type="unfinished" />
</message>
<message>
<source>nothing known</source>
<translation type="unfinished" />
</message>
<message>
<source>nothing reads this input</source>
<translation type="unfinished" />
</message>
<message>
<source>num_groups is {groups}, which does not divide the {channels} channels.</source>
<translation type="unfinished" />
</message>
<message>
<source>num_parameters is {slopes}; it can be 1, or the number of channels, {channels}; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>only a node that calls a member has arguments to set</source>
<translation type="unfinished" />
</message>
<message>
<source>only connected ports are adapted</source>
<translation type="unfinished" />
</message>
<message>
<source>optimizer of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>output of loss {number} of {index}</source>
<translation type="unfinished" />
</message>
<message>
<source>output_padding ({extra}) must be smaller than stride ({stride}) or dilation ({dilation}).</source>
<translation type="unfinished" />
</message>
<message>
<source>output_ratio must lie between 0 and 1; received {args}.</source>
<translation type="unfinished" />
</message>
<message>
<source>output_size needs a size; None can stand for one of several dimensions.</source>
<translation type="unfinished" />
</message>
<message>
<source>padding ({pad}) can be at most half the kernel size ({size}).</source>
<translation type="unfinished" />
</message>
<message>
<source>padding="same" needs a stride of 1; received {args}.</source>
<translation type="unfinished" />
</message>
<message>
<source>padding_idx is {index}; it can be from {value} to {rows}.</source>
<translation type="unfinished" />
</message>
<message>
<source>proj_size ({projection}) must be smaller than hidden_size ({args}).</source>
<translation type="unfinished" />
</message>
<message>
<source>query and key</source>
<translation type="unfinished" />
</message>
<message>
<source>raw scores</source>
<translation type="unfinished" />
</message>
<message>
<source>repeat must be a whole number up to {max_repeat}; received {repeat!r}.</source>
<translation type="unfinished" />
</message>
<message>
<source>repeat must be a whole number; received {repeat!r}.</source>
<translation type="unfinished" />
</message>
<message>
<source>scaled by {factor}</source>
<translation type="unfinished" />
</message>
<message>
<source>schedule of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>shifts has {count_shifts} numbers and dims {count_dims}; each shift belongs to one dimension.</source>
<translation type="unfinished" />
</message>
<message>
<source>source and destination must be two numbers, or two lists of one length; received {args} and {args2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>split_size must be at least 1; received {wanted}.</source>
<translation type="unfinished" />
</message>
<message>
<source>squashed twice, the scores barely differ and learning is slow</source>
<translation type="unfinished" />
</message>
<message>
<source>start_dim ({args}) lies behind end_dim ({args2}) for {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>step</source>
<translation type="unfinished" />
</message>
<message>
<source>sum y (log y - x)</source>
<translation type="unfinished" />
</message>
<message>
<source>target of loss {number} of {index}</source>
<translation type="unfinished" />
</message>
<message>
<source>that changes nothing here, but costs time</source>
<translation type="unfinished" />
</message>
<message>
<source>the arrays given</source>
<translation type="unfinished" />
</message>
<message>
<source>the channels come first</source>
<translation type="unfinished" />
</message>
<message>
<source>the connection broke at {tell} of {total} bytes</source>
<translation type="unfinished" />
</message>
<message>
<source>the data set</source>
<translation type="unfinished" />
</message>
<message>
<source>the dotted path of a tensor such as “decoder.weight”</source>
<translation type="unfinished" />
</message>
<message>
<source>the file</source>
<translation type="unfinished" />
</message>
<message>
<source>the file: it names no tensor file</source>
<translation type="unfinished" />
</message>
<message>
<source>the input</source>
<translation type="unfinished" />
</message>
<message>
<source>the input “{name}”</source>
<translation type="unfinished" />
</message>
<message>
<source>the keyword {arg}</source>
<translation type="unfinished" />
</message>
<message>
<source>the loss</source>
<translation type="unfinished" />
</message>
<message>
<source>the loss {label}</source>
<translation type="unfinished" />
</message>
<message>
<source>the losses</source>
<translation type="unfinished" />
</message>
<message>
<source>the main graph</source>
<translation type="unfinished" />
</message>
<message>
<source>the name of a {suffix} file beside the project, without folders</source>
<translation type="unfinished" />
</message>
<message>
<source>the others are never right, and only learn to stay silent</source>
<translation type="unfinished" />
</message>
<message>
<source>the output</source>
<translation type="unfinished" />
</message>
<message>
<source>the packed project</source>
<translation type="unfinished" />
</message>
<message>
<source>the project</source>
<translation type="unfinished" />
</message>
<message>
<source>the recipe</source>
<translation type="unfinished" />
</message>
<message>
<source>the schedule {label}</source>
<translation type="unfinished" />
</message>
<message>
<source>the size of the images</source>
<translation type="unfinished" />
</message>
<message>
<source>the three items start, stop and step</source>
<translation type="unfinished" />
</message>
<message>
<source>the {what}</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no such input</source>
<translation type="unfinished" />
</message>
<message>
<source>they would be the same attribute</source>
<translation type="unfinished" />
</message>
<message>
<source>torch sees no Apple GPU here</source>
<translation type="unfinished" />
</message>
<message>
<source>training would stop at the first label without an output</source>
<translation type="unfinished" />
</message>
<message>
<source>true or false</source>
<translation type="unfinished" />
</message>
<message>
<source>v = momentum v + (1 - dampening) g;  w = w - lr v</source>
<translation type="unfinished" />
</message>
<message>
<source>values in (0, 1)</source>
<translation type="unfinished" />
</message>
<message>
<source>w = (1 - lr decay) w - lr m / (sqrt(v) + eps)</source>
<translation type="unfinished" />
</message>
<message>
<source>w = w - lr g / (sqrt(sum g^2) + eps)</source>
<translation type="unfinished" />
</message>
<message>
<source>w = w - lr g / (sqrt(v) + eps)</source>
<translation type="unfinished" />
</message>
<message>
<source>w = w - lr g sqrt(u + eps) / sqrt(v + eps)</source>
<translation type="unfinished" />
</message>
<message>
<source>w = w - lr m / (sqrt(v) + eps)</source>
<translation type="unfinished" />
</message>
<message>
<source>what is fed</source>
<translation type="unfinished" />
</message>
<message>
<source>whole numbers (int64 or int32)</source>
<translation type="unfinished" />
</message>
<message>
<source>whole numbers as int64</source>
<translation type="unfinished" />
</message>
<message>
<source>with a padding of {before} and {after}</source>
<translation type="unfinished" />
</message>
<message>
<source>with a padding of {padding}</source>
<translation type="unfinished" />
</message>
<message>
<source>x weighted by its own sigmoid, also called swish.</source>
<translation type="unfinished" />
</message>
<message>
<source>x weighted by the normal distribution's share below it (Hendrycks and Gimpel, 2016).</source>
<translation type="unfinished" />
</message>
<message>
<source>x weighted by the tanh of its softplus (Misra, 2019).</source>
<translation type="unfinished" />
</message>
<message>
<source>{activation} before {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>{block} has no parameter {unknown}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{count_details} dimensions</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} files are</source>
<translation type="unfinished" />
</message>
<message>
<source>{details} dimensions</source>
<translation type="unfinished" />
</message>
<message>
<source>{filename} in the packed project has over {most:,} bytes.</source>
<translation type="unfinished" />
</message>
<message>
<source>{files} left out as unreadable: {names}{more}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{heads} is {args}, which does not divide the {args2} features.</source>
<translation type="unfinished" />
</message>
<message>
<source>{high} ({args}) must be {value} {low} ({args2}).</source>
<translation type="unfinished" />
</message>
<message>
<source>{label}, and unpin {names}</source>
<translation type="unfinished" />
</message>
<message>
<source>{names} must have the same {what}: {x} and {y} do not.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} and what leads to it</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} and {name2} have no activation between them: together they compute no more than one linear layer.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} arrived damaged, with the MD5 sum {found}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} calls the layer {name2} with {name3} {true}, but {name4} calls it with {claimed}: a shared layer has one size.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot be 0.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot be evaluated in an expression.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot keep its name: {why}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} cannot run: {text}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} changes nothing behind {name2}: its input is already in its range.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} does nothing: {what}{also}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} gives {given}, but the loss {loss} expects raw scores and applies {own} of its own: {harm}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has no parameter {name2}; its parameters are: {known}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has no value for {name2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has no value yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has {count_counts} numbers; received {x}, which has {rank} dimensions.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has {count_wanted} numbers for {dims} spatial dimensions; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is a function, which has no place inside a Sequential</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is made for {claimed}, but the images of “{title}” are {true} ({difference}).</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is pinned to {claimed}, but the input {source} has {true}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is {axis}, but the input has {rank} dimensions: {name} can be from {value} to {rank2}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} names a dimension twice: {tuple}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} reads item {item} of {name2}, which gives one tensor, {value}, and not several values.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} reads the output {name2}: an output ends the network.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} right before {name2}: dropout changes the variance while training and not in evaluation, so that the running statistics never fit (Li, Chen, Hu and Yang, 2018).</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} sets every negative score to zero before the loss {label}: classes with a zero get no gradient. The last layer needs no activation.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} squashes the scores into (0, 1), but the loss {label} expects raw scores and applies a {own} of its own.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} takes {count_ports} inputs; {count_inputs} are connected.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} works on the last dimension only of {input}, so that the output</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} would be {value}, which changes with the batch; a layer's size is fixed.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} {reason}; received {value!r}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{op_name} does not take {count_args} arguments.</source>
<translation type="unfinished" />
</message>
<message>
<source>{op_name} may not be given {refused} in a project.</source>
<translation type="unfinished" />
</message>
<message>
<source>{op_name} needs a tensor as its first argument.</source>
<translation type="unfinished" />
</message>
<message>
<source>{outputs} of {name} (item {index})</source>
<translation type="unfinished" />
</message>
<message>
<source>{out} windows of {window} need an input of at least {needed}; its size there is {size}; received {x}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place} is an instance of the block “{block}”, which is not there.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place} nests blocks more than {max_nesting} levels deep.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place} puts the block “{block}” inside itself: {chain}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place} refers to the tensor {digest}…, which is not in {where}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place}: expected a finite number, found {value}; a value may be {{"float": "inf"}}, {{"float": "-inf"}} or {{"float": "nan"}}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place}: expected an integer of at most 64 bits, found one of {bit_length}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place}: the key {shown} stands twice in one object.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place}: the string {shown} is not Unicode text: it holds half of a surrogate pair.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place}: “{id}” calls the member “{member}”, which is not there.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place}: “{id}” refers to the node “{source}”, which is not there.</source>
<translation type="unfinished" />
</message>
<message>
<source>{tensors_name} in the packed project must not be compressed.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} cannot be kept in {parent} ({strerror}); choose another folder for data with --data-root or NETSTUDIO_DATA.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} cannot be written to {folder}: {strerror}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} could not be downloaded ({reason}); connect to the network and try again, put {names} into {folder} by hand, or choose digits or shapes, which need no download.</source>
<translation type="unfinished" />
</message>
<message>
<source>{type} is not a layer that this version knows; it is kept as it is.</source>
<translation type="unfinished" />
</message>
<message>
<source>{value!r} cannot be written as a literal.</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} has no input yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} has no output yet: nothing says what its value is.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}.notes[{index}]: the id “{id}” is used twice.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}.order: expected each of the {count_default} members once, found {count_order} ids that are not those.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}.ties[{index}]: “{target}” is tied twice.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: a reference to the node {shown} cannot stand here; only the arguments of a call may refer to other nodes.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: expected {expected}, found {shown}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: its blocks nest more than {max_nesting} levels deep.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: its blocks stand for {instances:,} instances; at most {max_instances:,} fit.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: nested too deep; a project file has at most {max_nesting} levels.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: the id “{id}” is used twice.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: the key {shown} is unknown.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: the key “{key}” is missing.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: the members “{other}” and “{id}” have the same name “{name}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: the node “{node_id}” is placed twice.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: {what} has exactly one of the keys {choices}; found {found}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{where}: “{key}” belongs into the steps where the recipe has “steps”.</source>
<translation type="unfinished" />
</message>
<message>
<source>{x} does not expand to {tuple}: only a size of 1 can grow, and only a size that is there can be kept with -1.</source>
<translation type="unfinished" />
</message>
<message>
<source>{x} has {total} values, which do not fit into {wanted}, which takes {fixed}{value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{init}” does not initialise a tensor; choose one of {makers}.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{member_id}” is not there.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” calls “{member}”, which is not there.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” cannot be constructed.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” has no value here; the names known here are: {known}.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” is a layer and also the Sequential of “{name}.0”; rename one of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” is a {block}, which is not defined.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” is a {name2}, which is a function and cannot have a place in a Sequential; give it a plain name.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” is a {type}, which is not known.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” is a {type}, which this version does not know; replace it or remove it.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” is custom Python from {file}, which has not been trusted.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” is not an operation that a project may use.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” is not computed from anything.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{node}” is not there.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{op_name}” is not an operation that a project may use; the reviewed list has the functions of torch and torch.nn.functional and the methods of Tensor.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{op_name}” is not an operator that a project may use.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{path}” could not be read: {error}.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{path}” could not be written: {reason}; choose another place.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{path}” grew while it was read; open it when it is whole.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{path}” has {st_size:,} bytes; {what} has at most {most:,}.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{path}” is not an ordinary file; {what} is expected.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{path}” is not there; {what} is expected.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{source}” is read but never computed.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{text}” has no value here: {error}.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{text}” is nested more than {max_depth} levels deep.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{text}” is not an expression: it has a backslash, or a letter right after a number.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{text}” is not an expression: {error}.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{text}” uses {name}; an expression may use integers, names, name.shape[i], + - * // %, comparisons, and/or/not, min and max.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{text}” uses {unknown}, which is not a parameter here.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{where}” is damaged: the tensor {name}… does not have the content that its name promises; take the file from a backup.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{where}” is not a readable tensor file: {error}.</source>
<translation type="unfinished" />
</message>
</context>
</TS>
