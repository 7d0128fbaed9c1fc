# Set-up, build and tests of Stratoscope in one word each.
BUILD := build/release

.PHONY: test setup-test bridge configure format lint clean

setup-test:
	@bash packaging/setup.sh test

bridge: setup-test
	@bash packaging/fetch_vtk_bridge.sh build/vtk-bridge

configure: bridge
	@cmake --preset release

test: configure
	@cmake --build --preset release
	@ctest --preset release

format:
	@git ls-files '*.h' '*.cpp' | xargs clang-format -i

lint:
	@git ls-files '*.h' '*.cpp' | xargs clang-format --dry-run --Werror
	@git ls-files '*.cpp' | xargs clang-tidy -p $(BUILD) --quiet

clean:
	@rm -rf build
