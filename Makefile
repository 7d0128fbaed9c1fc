# Stratoscope in one word each. `make run` and `make test` need a Debian machine and nothing else.
BUILD := build/release
SOURCES := git ls-files '*.h' '*.cpp'
# Clang 14 cannot read LibTorch's headers as C++20 without this one first.
TIDY := clang-tidy -p build/lint --quiet --extra-arg=-Wno-unknown-warning-option

.PHONY: run test bench translations format lint package clean bridge configure

run:
	@bash packaging/run.sh

test: configure
	@cmake --build --preset release
	@ctest --preset release

bridge:
	@bash packaging/setup.sh test
	@bash packaging/fetch_vtk_bridge.sh build/vtk-bridge

configure: bridge
	@cmake --preset release

translations:
	@bash packaging/translations.sh update

format:
	@bash packaging/setup.sh lint
	@$(SOURCES) | xargs clang-format -i

lint:
	@bash packaging/lint.sh

package:
	@bash packaging/package.sh

clean:
	@rm -rf build
