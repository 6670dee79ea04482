"""The dual encoder that learns from `hydroscenes`: towers, losses, training, export."""
