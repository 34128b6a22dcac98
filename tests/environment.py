"""The environment of every test run, set before the settings are read (pytest loads this first: see pyproject.toml)."""

import os
import tempfile

os.environ.update(
    DEMO="1",
    STATIC_STORAGE="django.contrib.staticfiles.storage.StaticFilesStorage",
    WOORDHOUDER_DATA=tempfile.mkdtemp(prefix="woordhouder-tests-"),
    BASE_URL="https://woordhouder.example",
    CONTACT_EMAIL="redactie@woordhouder.example",
    CONTROLLER_NAME="Stichting Voorbeeld",
)
