"""The recipe as a form: data, run, optimizer, schedule, loss."""
