"""Files that mean harm, or that something went wrong with: each made by code, each with what reading it must say."""
