"""What was read before, so that it need not be read again? It changes how long a result takes, never what it is."""
