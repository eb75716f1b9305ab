"""Many documents on one machine: what the commands `batch` and `repeated` do.

`sources` reads inputs as a sequence of chunks that is the same in every run, `work` does what is
done to a chunk, in a process of a pool, `parts` keeps what is done so that a run that was killed
goes on where it stood, `run` lets them work together. Nothing grows with the size of the input.
"""

from articlecleaner.batch.run import Progress, Summary, clean_files, count_files
from articlecleaner.batch.work import Options

__all__ = ["Options", "Progress", "Summary", "clean_files", "count_files"]
