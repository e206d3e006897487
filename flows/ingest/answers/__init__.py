"""What senders write beside their figures: replies to letters, explanations, appeals."""
