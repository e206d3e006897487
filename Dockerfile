# The job without development parts: docker build -t xianjie .
# docker run -v /srv/xianjie/county:/county xianjie run --month 2022-06
FROM python:3.11-slim AS build
COPY constraints-run.txt /src/
RUN python -m venv /opt/xianjie \
 && /opt/xianjie/bin/python -m pip install --no-cache-dir --no-deps --require-hashes -r /src/constraints-run.txt
COPY pyproject.toml README.md LICENSE /src/
COPY flows /src/flows
COPY expectations /src/expectations
COPY data/catalog /src/data/catalog
RUN python -m pip wheel --no-cache-dir --no-deps --wheel-dir /wheels /src \
 && /opt/xianjie/bin/python -m pip install --no-cache-dir --no-deps /wheels/*.whl

FROM python:3.11-slim
# unar opens RAR; old Word documents and the PDF of the bulletin need LibreOffice: add
# libreoffice-writer-nogui and libreoffice-calc-nogui where they are wanted (about 400 MB).
RUN apt-get update \
 && apt-get install --yes --no-install-recommends unar \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 xianjie
COPY --from=build /opt/xianjie /opt/xianjie
ENV PATH=/opt/xianjie/bin:$PATH PYTHONUTF8=1 XIANJIE_HOME=/county
USER xianjie
VOLUME /county
ENTRYPOINT ["xianjie"]
CMD ["--help"]
