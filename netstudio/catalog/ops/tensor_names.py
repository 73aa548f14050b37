"""The methods and attributes of torch.Tensor, every one of them reviewed."""

from __future__ import annotations

from netstudio.catalog.ops.reason import Reason

ATTRIBUTES = frozenset(
    """
    H T device dtype imag mH mT ndim real shape
    """.split()
)

METHODS = frozenset(
    """
    abs abs_ absolute absolute_ acos acos_ acosh acosh_ add add_ addbmm addbmm_ addcdiv addcdiv_
    addcmul addcmul_ addmm addmm_ addmv addmv_ addr addr_ adjoint all amax amin aminmax angle any
    arccos arccos_ arccosh arccosh_ arcsin arcsin_ arcsinh arcsinh_ arctan arctan2 arctan2_ arctan_
    arctanh arctanh_ argmax argmin argsort argwhere as_strided as_strided_scatter asin asin_ asinh
    asinh_ atan atan2 atan2_ atan_ atanh atanh_ baddbmm baddbmm_ bernoulli bernoulli_ bfloat16
    bincount bitwise_and bitwise_and_ bitwise_left_shift bitwise_left_shift_ bitwise_not
    bitwise_not_ bitwise_or bitwise_or_ bitwise_right_shift bitwise_right_shift_ bitwise_xor
    bitwise_xor_ bmm bool broadcast_to byte cauchy_ cdouble ceil ceil_ cfloat chalf char cholesky
    cholesky_inverse cholesky_solve chunk clamp clamp_ clamp_max clamp_max_ clamp_min clamp_min_
    clip clip_ clone conj conj_physical conj_physical_ contiguous copy_ copysign copysign_ corrcoef
    cos cos_ cosh cosh_ count_nonzero cov cross cummax cummin cumprod cumprod_ cumsum cumsum_
    deg2rad deg2rad_ det detach diag diag_embed diagflat diagonal diagonal_scatter diff digamma
    digamma_ dim dist div div_ divide divide_ dot double dsplit eq eq_ erf erf_ erfc erfc_ erfinv
    erfinv_ exp exp2 exp2_ exp_ expand expand_as expm1 expm1_ exponential_ fill_ fill_diagonal_ fix
    fix_ flatten flip fliplr flipud float float_power float_power_ floor floor_ floor_divide
    floor_divide_ fmax fmin fmod fmod_ frac frac_ frexp gather gcd gcd_ ge ge_ geometric_ geqrf ger
    greater greater_ greater_equal greater_equal_ gt gt_ half hardshrink heaviside heaviside_ histc
    histogram hsplit hypot hypot_ i0 i0_ igamma igamma_ igammac igammac_ index index_add index_add_
    index_copy index_copy_ index_fill index_fill_ index_put index_put_ index_reduce index_reduce_
    index_select inner int inverse isclose isfinite isinf isnan isneginf isposinf isreal istft kron
    kthvalue lcm lcm_ ldexp ldexp_ le le_ lerp lerp_ less less_ less_equal less_equal_ lgamma
    lgamma_ log log10 log10_ log1p log1p_ log2 log2_ log_ log_normal_ log_softmax logaddexp
    logaddexp2 logcumsumexp logdet logical_and logical_and_ logical_not logical_not_ logical_or
    logical_or_ logical_xor logical_xor_ logit logit_ logsumexp long lt lt_ lu lu_solve masked_fill
    masked_fill_ masked_scatter masked_scatter_ masked_select matmul matrix_exp matrix_power max
    maximum mean median min minimum mm mode moveaxis movedim msort mul mul_ multinomial multiply
    multiply_ mv mvlgamma mvlgamma_ nan_to_num nan_to_num_ nanmean nanmedian nanquantile nansum
    narrow ndimension ne ne_ neg neg_ negative negative_ nelement new_empty new_empty_strided
    new_full new_ones new_tensor new_zeros nextafter nextafter_ nonzero nonzero_static norm normal_
    not_equal not_equal_ numel orgqr ormqr outer permute pinverse polygamma polygamma_ positive pow
    pow_ prelu prod put put_ qr quantile rad2deg rad2deg_ random_ ravel reciprocal reciprocal_ relu
    relu_ remainder remainder_ renorm renorm_ repeat repeat_interleave reshape reshape_as
    resolve_conj resolve_neg roll rot90 round round_ rsqrt rsqrt_ scatter scatter_ scatter_add
    scatter_add_ scatter_reduce scatter_reduce_ select select_scatter sgn sgn_ short sigmoid
    sigmoid_ sign sign_ signbit sin sin_ sinc sinc_ sinh sinh_ size slice_scatter slogdet softmax
    sort split split_with_sizes sqrt sqrt_ square square_ squeeze squeeze_ std stft sub sub_
    subtract subtract_ sum sum_to_size svd swapaxes swapaxes_ swapdims swapdims_ t t_ take
    take_along_dim tan tan_ tanh tanh_ tensor_split tile to topk trace transpose transpose_
    triangular_solve tril tril_ triu triu_ true_divide true_divide_ trunc trunc_ type type_as unbind
    unflatten unfold uniform_ unique unique_consecutive unsqueeze unsqueeze_ var vdot view view_as
    vsplit where xlogy xlogy_ zero_
    """.split()
)

REFUSED: dict[Reason, frozenset[str]] = {
    Reason.CALLBACK: frozenset(
        """
        apply_ map2_ map_ register_hook register_post_accumulate_grad_hook
        """.split()
    ),
    Reason.MEMORY: frozenset(
        """
        const_data_ptr data_ptr numpy pin_memory record_stream share_memory_
        """.split()
    ),
    Reason.STORAGE: frozenset(
        """
        as_strided_ data is_set_to resize resize_ resize_as resize_as_ resize_as_sparse_ set_
        sparse_resize_ sparse_resize_and_clear_ storage storage_offset storage_type untyped_storage
        """.split()
    ),
    Reason.AUTOGRAD: frozenset(
        """
        backward detach_ grad grad_dtype grad_fn is_leaf output_nr reinforce requires_grad
        requires_grad_ retain_grad retains_grad volatile
        """.split()
    ),
    Reason.DEVICE: frozenset(
        """
        cpu cuda ipu mtia xpu
        """.split()
    ),
    Reason.PYTHON_VALUE: frozenset(
        """
        allclose as_subclass dense_dim dim_order element_size equal get_device is_coalesced
        is_complex is_conj is_contiguous is_cpu is_cuda is_distributed is_floating_point
        is_inference is_ipu is_maia is_meta is_mkldnn is_mps is_mtia is_neg is_nested is_nonzero
        is_pinned is_quantized is_same_size is_shared is_signed is_sparse is_sparse_csr is_vulkan
        is_xla is_xpu item itemsize layout name nbytes q_per_channel_axis q_scale q_zero_point
        qscheme sparse_dim stride tolist
        """.split()
    ),
    Reason.LAYOUT: frozenset(
        """
        ccol_indices coalesce col_indices crow_indices dequantize indices int_repr
        q_per_channel_scales q_per_channel_zero_points row_indices smm sparse_mask sspaddmm to_dense
        to_mkldnn to_padded_tensor to_sparse to_sparse_bsc to_sparse_bsr to_sparse_coo to_sparse_csc
        to_sparse_csr values
        """.split()
    ),
    Reason.INTERNAL: frozenset(
        """
        hash_tensor module_load narrow_copy slice_inverse unsafe_chunk unsafe_split
        unsafe_split_with_sizes
        """.split()
    ),
    Reason.REMOVED: frozenset(
        """
        eig lstsq new solve symeig
        """.split()
    ),
}
