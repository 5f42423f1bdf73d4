# The same wheel and the same program as `pip install`, without the tools that build and test it.
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY adapters adapters
COPY deploy/teams deploy/teams
COPY deploy/papers deploy/papers
# Compiled here, and valid whatever becomes of the files' times on the way into a registry: nobody may write in
# the image, so that what is out of date would be compiled at every start.
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels . \
 && python -m venv /opt/kaveri \
 && /opt/kaveri/bin/pip install --no-cache-dir "$(echo /wheels/kaveri-*.whl)[postgres]" \
 && /opt/kaveri/bin/python -m compileall -q -f --invalidation-mode unchecked-hash /opt/kaveri/lib

FROM python:3.13-slim
COPY --from=build /opt/kaveri /opt/kaveri

# Members' rows and members' keys lie in two volumes, so that their backups can be kept apart.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin kaveri \
 && install -d -o kaveri -m 700 /data /keys
VOLUME ["/data", "/keys"]
USER kaveri
WORKDIR /data

ENV PATH="/opt/kaveri/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    KAVERI_HOST=0.0.0.0 \
    KAVERI_PORT=8080 \
    KAVERI_DATABASE_URL=sqlite:////data/kaveri.db \
    KAVERI_KEYS_URL=sqlite:////keys/kaveri-keys.db
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s CMD ["python", "-c", \
    "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"KAVERI_PORT\"]}/healthz', timeout=2)"]
ENTRYPOINT ["kaveri"]
CMD ["run"]
