"""Enablement Map Studio's YAML: customer journey, service blueprint, outcome and enablement map.

One file holds up to four documents, parted by `---`, each with its `kind`: `cjm`, `sbp`, `outcome`,
`em`. They refer to each other by ids such as `cjm:action:review-design`. Read off the JSON Schemas,
the specification and the samples in https://github.com/suwa-sh/enablement-map-studio.
"""
