"""CJML 2.0, the customer journey modelling language of SINTEF, in its XML form.

There is one page with a sample (https://cjml.no), no schema and no specification of the XML. What is
known of it beyond the sample is what its tools write and read: the editor
(https://github.com/leferis/UIOMaster) and ExcelToCJML (https://github.com/leferis/CJMLExcel). `names` says
of every element where it was seen, and which few follow by analogy.
"""
