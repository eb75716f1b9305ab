"""Leaves out the doctests of integrations whose host is not installed here."""

from importlib.util import find_spec

HOSTS = {
    "arrow": "pyarrow",
    "datasets": "datasets",
    "datatrove": "datatrove",
    "haystack": "haystack",
    "langchain": "langchain_core",
    "ray": "ray",
    "scrapy": "scrapy",
    "spark": "pyspark",
}
collect_ignore = [
    f"src/articlecleaner/integrations/{name}.py"
    for name, host in HOSTS.items()
    if find_spec(host) is None
]
