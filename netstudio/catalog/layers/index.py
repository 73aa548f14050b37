"""Which family declares which layer, so that looking one up imports its family alone.

Declaring all the layers takes as long as a bare window's whole start, and a network uses a few
families. A test compares this table with what the families declare.
"""

from __future__ import annotations

from netstudio.catalog.spec import Family

LAYER_NAMES: dict[Family, str] = {
    "convolution": (
        "Conv1d Conv2d Conv3d DepthwiseConv2d SeparableConv2d ConvTranspose1d ConvTranspose2d "
        "ConvTranspose3d"
    ),
    "pooling": (
        "MaxPool1d MaxPool2d MaxPool3d AvgPool1d AvgPool2d AvgPool3d GlobalAvgPool1d "
        "GlobalAvgPool2d GlobalAvgPool3d GlobalMaxPool1d GlobalMaxPool2d GlobalMaxPool3d "
        "AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d "
        "AdaptiveMaxPool2d AdaptiveMaxPool3d LPPool1d LPPool2d LPPool3d FractionalMaxPool2d "
        "FractionalMaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d"
    ),
    "linear": "Linear Bilinear Identity",
    "activation": (
        "ReLU LeakyReLU PReLU RReLU ReLU6 ELU SELU CELU Threshold GELU SiLU Mish Softplus "
        "Sigmoid LogSigmoid Tanh Tanhshrink Softsign Hardtanh Hardsigmoid Hardswish Hardshrink "
        "Softshrink Softmax LogSoftmax Softmin Softmax2d GLU Maxout"
    ),
    "normalisation": (
        "BatchNorm1d BatchNorm2d BatchNorm3d LayerNorm LayerNorm2d RMSNorm GroupNorm "
        "InstanceNorm1d InstanceNorm2d InstanceNorm3d LocalResponseNorm Normalize"
    ),
    "dropout": (
        "Dropout Dropout1d Dropout2d Dropout3d AlphaDropout FeatureAlphaDropout StochasticDepth"
    ),
    "padding": (
        "ZeroPad1d ZeroPad2d ZeroPad3d ConstantPad1d ConstantPad2d ConstantPad3d "
        "ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d "
        "ReplicationPad3d CircularPad1d CircularPad2d CircularPad3d"
    ),
    "upsampling": "Upsample PixelShuffle PixelUnshuffle ChannelShuffle Unfold Fold",
    "recurrent": "RNN LSTM GRU",
    "embedding": (
        "Embedding EmbeddingBag OneHot PositionalEmbedding SinusoidalPositionalEncoding ClassToken"
    ),
    "attention": (
        "SelfAttention MultiheadAttention ShiftedWindowAttention PatchMerging "
        "ScaledDotProductAttention TransformerEncoderLayer TransformerEncoder "
        "TransformerDecoderLayer TransformerDecoder Transformer"
    ),
    "merge": (
        "Add Concatenate Multiply Subtract Divide Average Maximum Minimum Interpolate Stack "
        "MatMul CosineSimilarity PairwiseDistance"
    ),
    "shape": (
        "Flatten Unflatten Reshape Permute Transpose MoveAxis Squeeze Unsqueeze Slice Select "
        "Split Chunk Unbind Repeat Expand Flip Roll"
    ),
    "reduction": (
        "Mean Sum Max Min Product StdDev Variance Norm LogSumExp Median ArgMax ArgMin TopK"
    ),
    "math": (
        "Scale Shift Power Clamp Exp Log Log1p Sqrt Rsqrt Reciprocal Sin Cos Atan Erf Square "
        "Abs Neg Sign Round Floor Ceil CumSum Cast"
    ),
}
"""The names of each family's layers, in palette order."""

FAMILY_OF: dict[str, Family] = {
    name: family for family, names in LAYER_NAMES.items() for name in names.split()
}
