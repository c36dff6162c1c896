#!/usr/bin/env python3
"""What the collector's script did before lib-scan: walk, look at each file, print a line."""
import json
import os
import sys

for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        path = os.path.join(folder, name)
        facts = os.stat(path)
        print(json.dumps({"path": path, "size": facts.st_size, "created": facts.st_ctime}))
