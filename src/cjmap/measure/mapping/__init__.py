"""What the data mean: columns, activities and questions, and the steps they belong to."""
