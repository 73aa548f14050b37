"""Arguments and inputs that every layer is tried with: the right ones, a table a family."""

from __future__ import annotations

from tests.catalog.real import Case, case, whole
from tests.catalog.value_cases import VALUE_CASES

SPATIAL = {1: (11,), 2: (9, 12), 3: (7, 8, 9)}


def _odd(dims: int, *numbers: int) -> tuple[int, ...]:
    return numbers[:dims]


def _convolution() -> list[Case]:
    found = []
    for dims in (1, 2, 3):
        x = (4, *SPATIAL[dims])
        conv = f"Conv{dims}d"
        found += [
            case(conv, x),
            case(conv, x, out_channels=6, kernel_size=_odd(dims, 3, 2, 1), stride=2, bias=False),
            case(conv, x, out_channels=6, padding=_odd(dims, 1, 2, 0), dilation=2, groups=2),
            case(conv, x, kernel_size=_odd(dims, 4, 3, 2), padding="same", dilation=2),
            case(conv, x, padding="valid", stride=_odd(dims, 2, 3, 1)),
            case(conv, x, padding=2, padding_mode="circular"),
            case(conv, x, kernel_size=5, padding="same", padding_mode="reflect"),
            case(conv, (1, *(1,) * dims), kernel_size=1),
        ]
        transposed = f"ConvTranspose{dims}d"
        found += [
            case(transposed, x),
            case(transposed, x, kernel_size=_odd(dims, 3, 2, 4), stride=1, padding=1, bias=False),
            case(transposed, x, kernel_size=3, stride=3, output_padding=_odd(dims, 2, 0, 1)),
            case(transposed, x, kernel_size=3, dilation=3, output_padding=2, stride=2, groups=4),
        ]
    image = (4, 9, 12)
    found += [
        case("DepthwiseConv2d", image),
        case("DepthwiseConv2d", image, multiplier=3, kernel_size=(3, 5), padding=(1, 2)),
        case("DepthwiseConv2d", image, stride=2, dilation=2, bias=False, padding="valid"),
        case("SeparableConv2d", image),
        case("SeparableConv2d", image, out_channels=7, kernel_size=(3, 2), stride=(2, 1)),
        case("SeparableConv2d", image, padding="same", dilation=2, bias=False),
    ]
    return found


def _pooling() -> list[Case]:
    found = []
    for dims in (1, 2, 3):
        x = (3, *SPATIAL[dims])
        pool, average, power = (f"{kind}Pool{dims}d" for kind in ("Max", "Avg", "LP"))
        found += [
            case(pool, x),
            case(pool, x, kernel_size=_odd(dims, 3, 2, 4), stride=2, padding=1),
            case(pool, x, kernel_size=3, stride=_odd(dims, 2, 3, 1), ceil_mode=True, padding=1),
            case(pool, x, kernel_size=2, dilation=_odd(dims, 3, 2, 1), stride=1, padding=1),
            case(pool, x, return_indices=True),
            case(average, x),
            case(average, x, kernel_size=3, stride=2, ceil_mode=True),
            case(average, x, kernel_size=3, stride=2, ceil_mode=True, padding=1),
            case(average, x, kernel_size=_odd(dims, 4, 3, 2), padding=1, count_include_pad=False),
            case(power, x),
            case(power, x, norm_type=3.0, kernel_size=3, stride=2, ceil_mode=True),
            case(f"GlobalAvgPool{dims}d", x),
            case(f"GlobalMaxPool{dims}d", x),
            case(f"MaxUnpool{dims}d", x, x, dtype=("float32", "int64")),
            case(
                f"MaxUnpool{dims}d",
                x,
                x,
                dtype=("float32", "int64"),
                kernel_size=3,
                stride=2,
                padding=1,
            ),
        ]
        for kind in ("Avg", "Max"):
            adaptive = f"Adaptive{kind}Pool{dims}d"
            found += [case(adaptive, x), case(adaptive, x, output_size=_odd(dims, 5, 13, 1))]
            found += [case(adaptive, x, output_size=(2, None, 3)[:dims])]
        if dims > 1:
            found += [case(average, x, divisor_override=5)]
            fractional = f"FractionalMaxPool{dims}d"
            found += [
                case(fractional, x),
                case(fractional, x, kernel_size=_odd(dims, 3, 2, 2), output_size=3),
                case(fractional, x, output_ratio=_odd(dims, 0.5, 0.61, 0.7)),
            ]
    return found


def _linear() -> list[Case]:
    return [
        case("Linear", (12,)),
        case("Linear", (5, 12), out_features=3, bias=False),
        case("Linear", (2, 3, 4)),
        case("Bilinear", (5,), (7,)),
        case("Bilinear", (4, 5), (4, 7), out_features=3, bias=False),
        case("Identity", (3, 4)),
        case("Identity", (3, 4), dtype="int64"),
    ]


PLAIN_ACTIVATIONS = (
    "ReLU LeakyReLU RReLU ReLU6 ELU SELU CELU Threshold GELU SiLU Mish Softplus Sigmoid LogSigmoid "
    "Tanh Tanhshrink Softsign Hardtanh Hardsigmoid Hardswish Hardshrink Softshrink"
).split()


def _activation() -> list[Case]:
    found = [case(name, shape) for name in PLAIN_ACTIVATIONS for shape in ((5,), (3, 4, 5))]
    for name in ("Softmax", "LogSoftmax", "Softmin"):
        found += [case(name, (5,)), case(name, (3, 4), dim=-1), case(name, (3, 4, 5), dim=2)]
    return [
        *found,
        case("LeakyReLU", (5,), negative_slope=0.2),
        case("PReLU", (4, 5, 6)),
        case("PReLU", (4, 5, 6), num_parameters=4, init=0.1),
        case("PReLU", (4,), num_parameters=4),
        case("RReLU", (5,), lower=0.2, upper=0.4),
        case("ELU", (5,), alpha=0.5),
        case("CELU", (5,), alpha=0.5),
        case("Threshold", (5,), threshold=0.1, value=-3.0),
        case("GELU", (5,), approximate="tanh"),
        case("Softplus", (5,), beta=2.0, threshold=1.0),
        case("Hardtanh", (5,), min_val=0.0, max_val=0.5),
        case("Hardshrink", (5,), lambd=0.1),
        case("Softshrink", (5,), lambd=0.1),
        case("Softmax2d", (4, 5, 6)),
        case("GLU", (6,)),
        case("GLU", (4, 3), dim=1),
        case("Maxout", (12,)),
        case("Maxout", (5, 12), out_features=3, pieces=4, bias=False),
    ]


def _normalisation() -> list[Case]:
    found = []
    for dims in (1, 2, 3):
        x, batch, instance = (4, *SPATIAL[dims]), f"BatchNorm{dims}d", f"InstanceNorm{dims}d"
        found += [
            case(batch, x),
            case(batch, x, eps=1e-3, momentum=None, affine=False),
            case(batch, x, track_running_stats=False),
            case(batch, x, bias=False),
            case(instance, x),
            case(instance, x, affine=True, track_running_stats=True, momentum=0.2),
            case(instance, x, affine=True, bias=False),
        ]
    return [
        *found,
        case("BatchNorm1d", (6,)),
        case("LayerNorm", (6,)),
        case("LayerNorm", (3, 4, 5), last_dims=2, eps=1e-3),
        case("LayerNorm", (3, 4, 5), normalized_shape=(3, 4, 5), bias=False),
        case("LayerNorm", (3, 4), normalized_shape=4, elementwise_affine=False),
        case("LayerNorm2d", (6, 4, 5)),
        case("LayerNorm2d", (3, 7, 7), eps=1e-3),
        case("RMSNorm", (6,)),
        case("RMSNorm", (3, 4, 5), last_dims=3, eps=1e-3),
        case("RMSNorm", (3, 4), elementwise_affine=False),
        case("GroupNorm", (8, 3, 5)),
        case("GroupNorm", (6,), num_groups=2, affine=False),
        case("GroupNorm", (6, 4, 5, 3), num_groups=6, eps=1e-3, bias=False),
        case("LocalResponseNorm", (8, 5, 6)),
        case("LocalResponseNorm", (8, 5), size=2, alpha=1e-2, beta=0.5, k=2.0),
        case("Normalize", (5, 4)),
        case("Normalize", (5, 4), p=1.0, dim=-1, eps=1e-3),
    ]


def _dropout() -> list[Case]:
    found = [case(f"Dropout{dims}d", (3, *SPATIAL[dims])) for dims in (1, 2, 3)]
    return [
        *found,
        case("Dropout", (5,)),
        case("Dropout", (3, 4, 5), p=0.1),
        case("Dropout2d", (3, 4, 5), p=0),
        case("AlphaDropout", (5,), p=0.3),
        case("FeatureAlphaDropout", (5, 6)),
        case("StochasticDepth", (5,)),
        case("StochasticDepth", (3, 4, 5), p=0.5),
    ]


def _padding() -> list[Case]:
    found = []
    for dims in (1, 2, 3):
        x = (3, *SPATIAL[dims])
        sides = (1, 2, 3, 0, 2, 1)[: 2 * dims]
        for kind in ("Zero", "Constant", "Reflection", "Replication", "Circular"):
            found += [case(f"{kind}Pad{dims}d", x), case(f"{kind}Pad{dims}d", x, padding=sides)]
        crop = (-1, 2, 0, -3, 1, -2)[: 2 * dims]
        found += [case(f"ZeroPad{dims}d", x, padding=crop)]
        found += [case(f"ConstantPad{dims}d", x, padding=crop, value=1.5)]
        found += [case(f"ReplicationPad{dims}d", x, padding=20)]
        found += [case(f"ZeroPad{dims}d", x, dtype="int64")]
    return found


def _upsampling() -> list[Case]:
    image = (4, 5, 7)
    return [
        case("Upsample", image),
        case("Upsample", (4, 5)),
        case("Upsample", (4, 3, 5, 2), scale_factor=3),
        case("Upsample", image, scale_factor=(1.5, 2)),
        case("Upsample", image, scale_factor=0.7, mode="bilinear"),
        case("Upsample", image, size=(8, 3), mode="bilinear", align_corners=True),
        case("Upsample", image, size=9, mode="bicubic", align_corners=False),
        case("Upsample", (4, 5), mode="linear", scale_factor=1.9),
        case("Upsample", (4, 3, 5, 2), mode="trilinear"),
        case("Upsample", image, mode="nearest-exact"),
        case("PixelShuffle", (8, 3, 5)),
        case("PixelShuffle", (18, 3, 5), upscale_factor=3),
        case("PixelUnshuffle", (3, 4, 6)),
        case("PixelUnshuffle", (3, 6, 9), downscale_factor=3),
        case("ChannelShuffle", (6, 3, 5)),
        case("ChannelShuffle", (6, 5), groups=3),
        case("Unfold", image),
        case("Unfold", image, kernel_size=(3, 2), dilation=(1, 2), padding=(0, 1), stride=2),
        case("Fold", (8, 27 * 27)),
        case("Fold", (12, 16), output_size=(5, 6), kernel_size=(2, 3), stride=(1, 1), padding=0),
        case("Fold", (8, 9), output_size=(6, 5), stride=2, padding=(0, 1)),
    ]


def _recurrent() -> list[Case]:
    found = []
    for name in ("RNN", "LSTM", "GRU"):
        found += [
            case(name, (5, 7)),
            case(name, (5, 7), returns="last", hidden_size=6, bias=False),
            case(name, (5, 7), returns="all", num_layers=2, bidirectional=True, dropout=0.2),
            case(name, (5, 7), returns="last", bidirectional=True, hidden_size=3),
            case(name, (5, 7), returns="all"),
            whole(name, (5, 3, 7), batch_first=False),
            whole(name, (5, 3, 7), batch_first=False, returns="last"),
            whole(name, (5, 3, 7), batch_first=False, returns="all", num_layers=3),
        ]
    return [
        *found,
        case("RNN", (5, 7), nonlinearity="relu"),
        case("LSTM", (5, 7), hidden_size=8, proj_size=3, num_layers=2, returns="all"),
        case("LSTM", (5, 7), hidden_size=8, proj_size=3, bidirectional=True, num_layers=2),
    ]


def _embedding() -> list[Case]:
    return [
        case("Embedding", (5,), dtype="int64"),
        case("Embedding", (5, 3), dtype="int32", num_embeddings=7, embedding_dim=4, padding_idx=0),
        case("Embedding", (5,), dtype="int64", padding_idx=-1, max_norm=1.0, norm_type=1.0),
        case("EmbeddingBag", (5,), dtype="int64"),
        case("EmbeddingBag", (5,), dtype="int64", mode="max", padding_idx=2),
        case("EmbeddingBag", (5,), dtype="int32", mode="sum", embedding_dim=3),
        case("OneHot", (5,), dtype="int64"),
        case("OneHot", (2, 3), dtype="int64", num_classes=3),
        case("PositionalEmbedding", (5, 6)),
        case("PositionalEmbedding", (5, 7), max_length=5),
        case("SinusoidalPositionalEncoding", (5, 6)),
        case("SinusoidalPositionalEncoding", (5, 7), max_length=9),
        case("ClassToken", (5, 6)),
    ]


def _attention() -> list[Case]:
    wide = {"dim_feedforward": 10, "nhead": 2}
    return [
        case("SelfAttention", (5, 8)),
        case("SelfAttention", (5, 8), num_heads=2, causal=True, bias=False, dropout=0.1),
        whole("SelfAttention", (5, 3, 8), batch_first=False, causal=True),
        case("MultiheadAttention", (5, 8), (6, 8), (6, 8)),
        case("MultiheadAttention", (5, 8), (6, 7), (6, 3), num_heads=8, bias=False),
        whole("MultiheadAttention", (5, 3, 8), (6, 3, 8), (6, 3, 8), batch_first=False),
        case("ShiftedWindowAttention", (14, 14, 8)),
        case("ShiftedWindowAttention", (9, 5, 6), num_heads=2, window_size=4, shift=2),
        case("PatchMerging", (4, 6, 8)),
        case("PatchMerging", (5, 7, 3)),
        case("ScaledDotProductAttention", (5, 8), (6, 8), (6, 4)),
        case("ScaledDotProductAttention", (2, 5, 8), (2, 5, 8), (2, 5, 8), is_causal=True),
        case("ScaledDotProductAttention", (3, 5, 8), (1, 6, 8), (3, 6, 4), scale=0.5),
        case("TransformerEncoderLayer", (5, 8)),
        case("TransformerEncoderLayer", (5, 8), causal=True, activation="gelu", **wide),
        case("TransformerEncoderLayer", (5, 8), norm_first=True, bias=False, **wide),
        whole("TransformerEncoderLayer", (5, 3, 8), batch_first=False, causal=True),
        case("TransformerEncoder", (5, 8), **wide),
        case("TransformerEncoder", (5, 8), final_norm=True, norm_first=True, causal=True, **wide),
        case("TransformerEncoder", (5, 8), num_layers=3, final_norm=True, bias=False, **wide),
        case("TransformerDecoderLayer", (5, 8), (6, 8)),
        case("TransformerDecoderLayer", (5, 8), (6, 8), causal=False, norm_first=True, **wide),
        whole("TransformerDecoderLayer", (5, 3, 8), (6, 3, 8), batch_first=False),
        case("TransformerDecoder", (5, 8), (6, 8), **wide),
        case("TransformerDecoder", (5, 8), (6, 8), final_norm=True, bias=False, **wide),
        case("Transformer", (5, 8), (6, 8), **wide),
        case("Transformer", (5, 8), (6, 8), num_encoder_layers=1, num_decoder_layers=3, **wide),
        whole("Transformer", (5, 3, 8), (6, 3, 8), batch_first=False, bias=False, **wide),
    ]


CASES: tuple[Case, ...] = (
    *_convolution(),
    *_pooling(),
    *_linear(),
    *_activation(),
    *_normalisation(),
    *_dropout(),
    *_padding(),
    *_upsampling(),
    *_recurrent(),
    *_embedding(),
    *_attention(),
    *VALUE_CASES,
)
