"""Mutation testing of the filters and of settling: do the tests notice when their code changes?

python scripts/mutation.py 300

Takes so many of the mutants that cosmic-ray makes, always the same, and prints the score and the
mutants that were not noticed: neither by what the golden documents expect (the digest does not
count) nor by the tests of filters and of settling. Mutants that only break types, such as `+` made
`>>`, are left out, since nearly any test notices them. Each is tried in a process of its own, in
which the changed module is imported anew.
"""

from __future__ import annotations

import contextlib
import difflib
import importlib
import os
import random
import re
import resource
import sys
from collections import Counter
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import NamedTuple

import pytest
from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "articlecleaner"
sys.path.insert(0, str(ROOT / "tests"))
import golden  # noqa: E402

MODULES = [*sorted((PACKAGE / "filters").glob("*.py")), PACKAGE / "settle.py"]
TESTS = {"filters": "tests/test_filters.py", "articlecleaner": "tests/test_settle.py"}  # by folder
SEED = 20241130
SECONDS = 20  # of processor time, beyond which a mutant is noticed by being slow
OPERATORS = re.compile(  # one step at a bound, the opposite, and what tells branches apart
    r"core/(NumberReplacer|AddNot|ReplaceAndWithOr|ReplaceOrWithAnd|ReplaceTrueWithFalse|"
    r"ReplaceFalseWithTrue|ReplaceUnaryOperator_Delete_Not|ZeroIterationForLoop|"
    r"ReplaceBreakWithContinue|ReplaceContinueWithBreak|ReplaceBinaryOperator_(Add_Sub|Sub_Add)|"
    r"ReplaceComparisonOperator_(Lt_LtE|LtE_Lt|Gt_GtE|GtE_Gt|Lt_GtE|GtE_Lt|Gt_LtE|LtE_Gt|Eq_NotEq|"
    r"NotEq_Eq))"
)
STAYS = ("article", "dates", "document", "finding", "hints", "language", "lexicon", "pipeline")


class Mutant(NamedTuple):
    """A change of a module: the operator of cosmic-ray, and at which of its places."""

    path: Path
    operator: str
    occurrence: int

    def code(self) -> str:
        """The source of the module with the change."""
        operator = plugins.get_operator(self.operator)()
        code: str = mutate_code(self.path.read_text("utf-8"), operator, self.occurrence)
        return code

    def difference(self) -> str:
        """What the change is."""
        before, after = self.path.read_text("utf-8").splitlines(), self.code().splitlines()
        rows = list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]
        return "\n".join([f"{self.path.name} {rows[0]}", *rows[1:]])


def mutants() -> list[Mutant]:
    """All mutants of the kinds that are looked at."""
    found = []
    for path in MODULES:
        tree = get_ast(path.read_text("utf-8"))
        for name in filter(OPERATORS.fullmatch, sorted(plugins.operator_names())):
            operator = plugins.get_operator(name)()
            places = sum(len(list(operator.mutation_positions(node))) for node in ast_nodes(tree))
            found += [Mutant(path, name, occurrence) for occurrence in range(places)]
    return found


def survives(mutant: Mutant, documents: list[golden.Golden]) -> bool:
    """Whether all tests pass with a mutant in the place of its module; changes this process."""
    original = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, name: str) -> CodeType | None:
        if self.path == str(mutant.path):
            return compile(mutant.code(), self.path, "exec", dont_inherit=True)
        return original(self, name)

    SourceFileLoader.get_code = get_code  # type: ignore[assignment,method-assign]
    for name in list(sys.modules):
        if name.partition(".")[0] == "articlecleaner" and not name.endswith(STAYS):
            del sys.modules[name]
    vars(golden)["articlecleaner"] = importlib.import_module("articlecleaner")
    for document in documents:
        if golden.differences(document):
            return False
    return pytest.main(["-x", "-p", "no:cacheprovider", TESTS[mutant.path.parent.name]]) == 0


def noticed(mutant: Mutant, documents: list[golden.Golden]) -> bool:
    """Whether a test fails with a mutant, in a process of its own."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        code = 1
        with open(os.devnull, "w") as nowhere, contextlib.suppress(BaseException):
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            code = 0 if survives(mutant, documents) else 1
        os._exit(code)
    return os.waitpid(child, 0)[1] != 0


def main(count: int) -> None:
    """Try a sample of mutants, the same for the same code, and report."""
    os.chdir(ROOT)
    documents = [each for each in golden.documents() if not each.expected.get("known_to_fail")]
    if failing := [each.name for each in documents if golden.differences(each)]:
        sys.exit(f"these fail without a change: {', '.join(failing)}")
    found = mutants()
    tried: Counter[str] = Counter()
    score: Counter[str] = Counter()
    for number, mutant in enumerate(random.Random(SEED).sample(found, min(count, len(found))), 1):
        groups = ("all", mutant.path.name, "numbers" if "Number" in mutant.operator else "logic")
        tried.update(groups)
        if noticed(mutant, documents):
            score.update(groups)
        else:
            print(f"{number}. {mutant.difference()}", flush=True)
    print(f"{len(found)} mutants, of which were tried and noticed:")
    for name, number in tried.most_common():
        print(f"{name:<14} {number:>4} {score[name]:>4} {score[name] / number:>5.0%}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
