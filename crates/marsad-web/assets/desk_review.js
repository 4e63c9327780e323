// Review.
