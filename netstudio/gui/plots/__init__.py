"""What shows numbers while a network learns: curves and mosaics of maps and kernels."""
