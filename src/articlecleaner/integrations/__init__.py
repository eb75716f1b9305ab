"""articlecleaner within other systems: one module for each, imported only by those who have it.

| module       | system                | what it gives                                     |
| ------------ | --------------------- | ------------------------------------------------- |
| `rows`       | none                  | `RowCleaner`: columns of plain lists, what all share |
| `arrow`      | pyarrow               | `ArrowCleaner`: record batches and tables          |
| `datasets`   | Hugging Face datasets | `clean_dataset`, also of streams                   |
| `datatrove`  | datatrove             | `ArticleCleaner`, a pipeline step                  |
| `spark`      | Apache Spark          | `clean_dataframe`, `clean_column`                  |
| `ray`        | Ray Data              | `clean_dataset`                                    |
| `scrapy`     | Scrapy                | `ArticleCleanerPipeline`, an item pipeline         |
| `langchain`  | LangChain             | `ArticleCleaner`, a document transformer           |
| `haystack`   | Haystack              | `ArticleCleaner`, a component                      |
| `extractors` | trafilatura, newspaper4k | `from_trafilatura`, `from_newspaper`            |

docs/integrations.md has a complete example of each.
"""
