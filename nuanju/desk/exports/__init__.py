"""The list of cases as a spreadsheet: which rows, how they are written, and the long ones as a job."""
