# Stratoscope in one word each. `make run` and `make test` need a Debian machine and nothing else.
.PHONY: run test bench fuzz translations format lint package clean bridge configure

run:
	@bash packaging/run.sh

test: configure
	@cmake --build --preset release
	@ctest --preset release

bench: configure
	@bash tests/benchmarks/run.sh

# FUZZ_SECONDS for each parser.
fuzz:
	@bash packaging/setup.sh fuzz
	@bash tests/fuzz/run.sh $(FUZZ_SECONDS)

bridge:
	@bash packaging/setup.sh test
	@bash packaging/fetch_vtk_bridge.sh build/vtk-bridge

configure: bridge
	@cmake --log-level=NOTICE --preset release

translations:
	@bash packaging/translations.sh update

format:
	@bash packaging/setup.sh lint
	@git ls-files '*.h' '*.cpp' | xargs clang-format -i

lint: configure
	@bash packaging/setup.sh lint
	@cmake --build --preset release
	@bash packaging/lint.sh

package:
	@bash packaging/package.sh

clean:
	@rm -rf build
