"""The torch thread, the trainer, metrics, checkpoints and the run store."""
