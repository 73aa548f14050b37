"""Weights from elsewhere: pretrained ones, and files of other programs."""
