"""The callables of torch, each of them reviewed: what a project may call, and what it may not."""

from __future__ import annotations

from netstudio.catalog.ops.reason import Reason

PRIVATE = frozenset({"_weight_norm"})
"""What torch keeps for itself, and `nn.utils.parametrizations.weight_norm` calls."""

FUNCTIONS = frozenset(
    """
    abs abs_ absolute acos acos_ acosh acosh_ adaptive_avg_pool1d adaptive_max_pool1d add addbmm
    addcdiv addcmul addmm addmv addmv_ addr adjoint all alpha_dropout alpha_dropout_ amax amin
    aminmax angle any arange arccos arccos_ arccosh arccosh_ arcsin arcsin_ arcsinh arcsinh_ arctan
    arctan2 arctan_ arctanh arctanh_ argmax argmin argsort argwhere as_strided as_strided_scatter
    as_tensor asin asin_ asinh asinh_ atan atan2 atan_ atanh atanh_ atleast_1d atleast_2d atleast_3d
    avg_pool1d baddbmm bartlett_window batch_norm bernoulli bilinear
    binary_cross_entropy_with_logits bincount binomial bitwise_and bitwise_left_shift bitwise_not
    bitwise_or bitwise_right_shift bitwise_xor blackman_window block_diag bmm broadcast_tensors
    broadcast_to bucketize cartesian_prod cat cdist ceil ceil_ celu celu_ chain_matmul
    channel_shuffle cholesky cholesky_inverse cholesky_solve chunk clamp clamp_ clamp_max clamp_max_
    clamp_min clamp_min_ clip clip_ clone column_stack combinations complex concat concatenate conj
    conj_physical conj_physical_ conv1d conv2d conv3d conv_tbc conv_transpose1d conv_transpose2d
    conv_transpose3d copysign corrcoef cos cos_ cosh cosh_ cosine_embedding_loss cosine_similarity
    count_nonzero cov cross ctc_loss cummax cummin cumprod cumsum cumulative_trapezoid deg2rad
    deg2rad_ det detach diag diag_embed diagflat diagonal diagonal_scatter diff digamma dist div
    divide dot dropout dropout_ dsplit dstack einsum embedding embedding_bag empty empty_like
    empty_permuted empty_strided eq erf erf_ erfc erfc_ erfinv exp exp2 exp2_ exp_ expm1 expm1_ eye
    feature_alpha_dropout feature_alpha_dropout_ feature_dropout feature_dropout_ fill fill_ fix
    fix_ flatten flip fliplr flipud float_power floor floor_ floor_divide fmax fmin fmod frac frac_
    frexp frobenius_norm full full_like gather gcd gcd_ ge geqrf ger gradient greater greater_equal
    group_norm gru gru_cell gt hamming_window hann_window hardshrink heaviside hinge_embedding_loss
    histc histogram histogramdd hsplit hstack hypot i0 i0_ igamma igammac imag index_add index_copy
    index_fill index_put index_put_ index_reduce index_select inner instance_norm inverse isclose
    isfinite isin isinf isnan isneginf isposinf isreal istft kaiser_window kl_div kron kthvalue
    layer_norm lcm lcm_ ldexp ldexp_ le lerp less less_equal lgamma linspace log log10 log10_ log1p
    log1p_ log2 log2_ log_ log_softmax logaddexp logaddexp2 logcumsumexp logdet logical_and
    logical_not logical_or logical_xor logit logit_ logspace logsumexp lstm lstm_cell lt lu lu_solve
    lu_unpack margin_ranking_loss masked_fill masked_scatter masked_select matmul matrix_exp
    matrix_power max max_pool1d max_pool1d_with_indices max_pool2d max_pool3d maximum mean median
    meshgrid min minimum mm mode moveaxis movedim msort mul multinomial multiply mv mvlgamma
    nan_to_num nan_to_num_ nanmean nanmedian nanquantile nansum narrow ne neg neg_ negative
    negative_ nextafter nonzero nonzero_static norm normal not_equal nuclear_norm numel ones
    ones_like orgqr ormqr outer pairwise_distance pca_lowrank pdist permute pinverse pixel_shuffle
    pixel_unshuffle poisson poisson_nll_loss polar polygamma positive pow prelu prod put qr quantile
    rad2deg rad2deg_ rand rand_like randint randint_like randn randn_like randperm ravel real
    reciprocal reciprocal_ relu relu_ remainder renorm repeat_interleave reshape resolve_conj
    resolve_neg rms_norm rnn_relu rnn_relu_cell rnn_tanh rnn_tanh_cell roll rot90 round round_
    row_stack rrelu rrelu_ rsqrt rsqrt_ rsub scalar_tensor scatter scatter_add scatter_reduce
    searchsorted segment_reduce select select_scatter selu selu_ sgn sigmoid sigmoid_ sign signbit
    sin sin_ sinc sinc_ sinh sinh_ slice_scatter slogdet softmax sort split split_with_sizes sqrt
    sqrt_ square square_ squeeze stack std std_mean stft sub subtract sum svd svd_lowrank swapaxes
    swapdims t take take_along_dim tan tan_ tanh tanh_ tensor tensor_split tensordot threshold
    threshold_ tile topk trace transpose trapezoid trapz triangular_solve tril tril_indices
    triplet_margin_loss triu triu_indices true_divide trunc trunc_ unbind unflatten unique
    unique_consecutive unravel_index unsqueeze vander var var_mean vdot view_as_complex view_as_real
    vsplit vstack where xlogy xlogy_ zero_ zeros zeros_like
    """.split()
)

REFUSED: dict[Reason, frozenset[str]] = {
    Reason.TYPE: frozenset(
        """
        AcceleratorError AggregationType AliasDb AnyType Argument ArgumentSpec AwaitType
        BFloat16Storage BFloat16Tensor BenchmarkConfig BenchmarkExecutionStats Block BoolStorage
        BoolTensor BoolType BufferDict ByteStorage ByteTensor CallStack Capsule CharStorage
        CharTensor ClassType Code CompilationUnit CompleteArgumentSpec ComplexDoubleStorage
        ComplexFloatStorage ComplexType ConcreteModuleType ConcreteModuleTypeBuilder
        DeepCopyMemoTable DeserializationStorageContext DeviceObjType DictType DisableTorchFunction
        DisableTorchFunctionSubclass DispatchKey DispatchKeySet DoubleStorage DoubleTensor EnumType
        ErrorReport Event ExcludeDispatchKeyGuard ExecutionPlan FatalError FileCheck FloatStorage
        FloatTensor FloatType FunctionSchema Future FutureType Generator GradScaler Gradient Graph
        GraphExecutorState HalfStorage HalfTensor IODescriptor InferredType IntStorage IntTensor
        IntType InterfaceType JITException ListType LiteScriptModule LockingLogger LoggerBase
        LongStorage LongTensor ModuleDict Node NoneType NoopLogger NumberType OperatorInfo
        OptionalType OutOfMemoryError ParameterDict PyObjectType PyTorchFileReader PyTorchFileWriter
        QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage QUInt8Storage RRefType
        ScriptClass ScriptClassFunction ScriptDict ScriptDictIterator ScriptDictKeyIterator
        ScriptFunction ScriptList ScriptListIterator ScriptMethod ScriptModule
        ScriptModuleSerializer ScriptObject ScriptObjectProperty SerializationStorageContext
        ShortStorage ShortTensor Size StaticModule Storage StorageBase Stream StreamObjType
        StringType SymBool SymBoolType SymFloat SymInt SymIntType Tag Tensor TensorType
        ThroughputBenchmark TracingState TupleType Type TypedStorage UnionType UntypedStorage Use
        Value classproperty device dtype finfo iinfo layout memory_format qscheme
        """.split()
    ),
    Reason.CALLBACK: frozenset(
        """
        compile cond fork lobpcg vmap wait while_loop
        """.split()
    ),
    Reason.FILE: frozenset(
        """
        from_file get_file_path import_ir_module import_ir_module_from_buffer save
        """.split()
    ),
    Reason.UNPICKLE: frozenset(
        """
        load
        """.split()
    ),
    Reason.MEMORY: frozenset(
        """
        asarray from_dlpack from_numpy frombuffer to_dlpack
        """.split()
    ),
    Reason.STORAGE: frozenset(
        """
        as_strided_ resize_as_ resize_as_sparse_
        """.split()
    ),
    Reason.GLOBAL_STATE: frozenset(
        """
        are_deterministic_algorithms_enabled autocast autocast_decrement_nesting
        autocast_increment_nesting clear_autocast_cache compiled_with_cxx11_abi enable_grad
        get_autocast_cpu_dtype get_autocast_dtype get_autocast_gpu_dtype get_autocast_ipu_dtype
        get_autocast_xla_dtype get_default_device get_default_dtype get_deterministic_debug_mode
        get_device_module get_float32_matmul_precision get_num_interop_threads get_num_threads
        inference_mode init_num_threads is_anomaly_check_nan_enabled is_anomaly_enabled
        is_autocast_cache_enabled is_autocast_cpu_enabled is_autocast_enabled
        is_autocast_ipu_enabled is_autocast_xla_enabled
        is_deterministic_algorithms_warn_only_enabled is_grad_enabled is_inference_mode_enabled
        is_vulkan_available is_warn_always_enabled no_grad prepare_multiprocessing_environment
        profiler_allow_cudagraph_cupti_lazy_reinit_cuda12 set_anomaly_enabled
        set_autocast_cache_enabled set_autocast_cpu_dtype set_autocast_cpu_enabled
        set_autocast_dtype set_autocast_enabled set_autocast_gpu_dtype set_autocast_ipu_dtype
        set_autocast_ipu_enabled set_autocast_xla_dtype set_autocast_xla_enabled set_default_device
        set_default_dtype set_default_tensor_type set_deterministic_debug_mode
        set_float32_matmul_precision set_flush_denormal set_grad_enabled set_num_interop_threads
        set_num_threads set_printoptions set_warn_always use_deterministic_algorithms
        """.split()
    ),
    Reason.RANDOM_STATE: frozenset(
        """
        get_rng_state initial_seed manual_seed seed set_rng_state thread_safe_generator
        """.split()
    ),
    Reason.PYTHON_VALUE: frozenset(
        """
        allclose broadcast_shapes can_cast cudnn_is_acceptable equal get_device is_complex is_conj
        is_distributed is_floating_point is_inference is_neg is_nonzero is_same_size is_signed
        is_storage is_tensor promote_types q_per_channel_axis q_scale q_zero_point result_type
        sym_constrain_range sym_constrain_range_for_size sym_float sym_fresh_size sym_int sym_ite
        sym_max sym_min sym_not sym_sqrt sym_sum typename
        """.split()
    ),
    Reason.LAYOUT: frozenset(
        """
        choose_qparams_optimized dequantize dsmm empty_quantized fake_quantize_per_channel_affine
        fake_quantize_per_tensor_affine fbgemm_linear_fp16_weight
        fbgemm_linear_fp16_weight_fp32_activation fbgemm_linear_int8_weight
        fbgemm_linear_int8_weight_fp32_activation fbgemm_linear_quantize_weight
        fbgemm_pack_gemm_matrix_fp16 fbgemm_pack_quantized_matrix fused_moving_avg_obs_fake_quant
        hsmm hspmm int_repr q_per_channel_scales q_per_channel_zero_points quantize_per_channel
        quantize_per_tensor quantize_per_tensor_dynamic quantized_batch_norm quantized_gru
        quantized_gru_cell quantized_lstm quantized_lstm_cell quantized_max_pool1d
        quantized_max_pool2d quantized_max_pool3d quantized_rnn_relu_cell quantized_rnn_tanh_cell
        saddmm smm sparse_bsc_tensor sparse_bsr_tensor sparse_compressed_tensor sparse_coo_tensor
        sparse_csc_tensor sparse_csr_tensor spmm sspaddmm
        """.split()
    ),
    Reason.INTERNAL: frozenset(
        """
        affine_grid_generator alias_copy as_strided_copy batch_norm_backward_elemt
        batch_norm_backward_reduce batch_norm_elemt batch_norm_gather_stats
        batch_norm_gather_stats_with_counts batch_norm_stats batch_norm_update_stats
        ccol_indices_copy col_indices_copy constant_pad_nd convolution crow_indices_copy
        cudnn_affine_grid_generator cudnn_batch_norm cudnn_convolution cudnn_convolution_add_relu
        cudnn_convolution_relu cudnn_convolution_transpose cudnn_grid_sampler detach_copy
        diagonal_copy embedding_renorm_ expand_copy grid_sampler grid_sampler_2d grid_sampler_3d
        hash_tensor indices_copy merge_type_from_type_comment miopen_batch_norm miopen_convolution
        miopen_convolution_add_relu miopen_convolution_relu miopen_convolution_transpose
        miopen_ctc_loss miopen_depthwise_convolution miopen_rnn mkldnn_adaptive_avg_pool2d
        mkldnn_convolution mkldnn_linear_backward_weights mkldnn_max_pool2d mkldnn_max_pool3d
        mkldnn_rnn_layer narrow_copy native_batch_norm native_channel_shuffle native_dropout
        native_group_norm native_layer_norm native_norm norm_except_dim parse_ir parse_schema
        parse_type_comment permute_copy row_indices_copy select_copy slice_copy slice_inverse
        split_copy split_with_sizes_copy squeeze_copy t_copy transpose_copy unbind_copy unfold_copy
        unify_type_list unsafe_chunk unsafe_split unsafe_split_with_sizes unsqueeze_copy values_copy
        view_as_complex_copy view_as_real_copy view_copy
        """.split()
    ),
    Reason.AUTOGRAD: frozenset(
        """
        detach_
        """.split()
    ),
    Reason.REMOVED: frozenset(
        """
        eig lstsq matrix_rank range solve symeig
        """.split()
    ),
}
