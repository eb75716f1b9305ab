"""Known vulnerabilities of what is installed, and what could not be asked about.

python scripts/audit.py .venv/lib/python3.11/site-packages

Runs pip-audit. Ends with 1 if there are vulnerabilities. Where the database cannot be reached it
says so, and that nothing is known; it does not say that all is well.
"""

from __future__ import annotations

import json
import subprocess
import sys


def main(folders: list[str]) -> int:
    """Audit the packages in some folders, and print what was found."""
    command = ["pip-audit", "--format", "json", "--progress-spinner", "off", "--skip-editable"]
    for folder in folders:
        command += ["--path", folder]
    run = subprocess.run(command, capture_output=True, text=True)
    try:
        packages = json.loads(run.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(f"NOT AUDITED: {run.stderr.strip() or 'pip-audit said nothing'}")
        return 0
    asked = [package for package in packages if "skip_reason" not in package]
    found = [(package, each) for package in asked for each in package["vulns"]]
    for package, each in found:
        fixed = ", ".join(each["fix_versions"]) or "none"
        print(f"{package['name']} {package['version']}: {each['id']}, fixed in {fixed}")
    left = [package["name"] for package in packages if "skip_reason" in package]
    if left and not asked:
        print(f"NOT AUDITED: the database knew none of {len(left)} packages; is it in reach?")
        return 0
    print(f"{len(found)} known vulnerabilities in {len(asked)} packages")
    if left:
        print(f"NOT AUDITED, for the database did not know them: {', '.join(left)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
