#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/resnet/prepare_images.h"
#include "core/learning/resnet/resnet_weights.h"
#include "core/learning/torch_script/torch_script.h"
#include "torchvision.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <torch/script.h>

using namespace stratoscope;
using namespace stratoscope::learning;

namespace {

/// A program of one function.
void writeScript(const std::filesystem::path& path, const std::string& body, const std::string& declared = {}) {
  torch::jit::Module module("made_up");
  module.define("def forward(self, x):\n  " + body + "\n");
  torch::jit::ExtraFilesMap extra;
  if (!declared.empty()) {
    extra["input.json"] = declared;
  }
  module.save(path.string(), extra);
}

const char* const plain = R"({"size": 8, "channels": 1, "mean": [0], "std": [1]})";

std::optional<Error> errorOf(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

} // namespace

class TorchScriptTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void nothingRunsWithoutConsent() {
    writeScript(path("m.pt"), "return x.flatten(1)", plain);
    const auto error = errorOf([&] { (void)TorchScript::load(path("m.pt"), ScriptConsent::NotGiven, "cpu"); });
    QVERIFY(error && error->code() == ErrorCode::InvalidArgument && !error->advice().empty());
    // It is asked before the file is looked at.
    const auto missing = errorOf([&] { (void)TorchScript::load(path("none"), ScriptConsent::NotGiven, "cpu"); });
    QVERIFY(missing && missing->code() == ErrorCode::InvalidArgument);
  }

  void aNetworkRunsOnPreparedImages() {
    writeScript(path("m.pt"), "return x.flatten(1) * 2.0",
                R"({"size": 2, "channels": 1, "mean": [0.5], "std": [0.25]})");
    auto script = TorchScript::load(path("m.pt"), ScriptConsent::Given, "cpu");
    QVERIFY(script.isDeclared());
    QCOMPARE(script.input().size, 2);
    const auto bytes = torch::tensor({0, 255, 51, 102}, torch::kUInt8).reshape({1, 1, 2, 2});
    // ((byte / 255 - 0.5) / 0.25) * 2
    QVERIFY(torch::allclose(script.run(bytes), torch::tensor({{-4.F, 4.F, -2.4F, -0.8F}}), 0, 1e-5));
  }

  void anInputIsDeclaredBesideOrAssumed() {
    writeScript(path("assumed.pt"), "return x.mean([2, 3])");
    auto assumed = TorchScript::load(path("assumed.pt"), ScriptConsent::Given, "cpu");
    QVERIFY(!assumed.isDeclared());
    QCOMPARE(assumed.input().size, 224);
    writeFileAtomically(path("assumed.json"), std::string_view(R"({"size": 32})"));
    const auto declared = TorchScript::load(path("assumed.pt"), ScriptConsent::Given, "cpu");
    QVERIFY(declared.isDeclared());
    QCOMPARE(declared.input().size, 32);
    QCOMPARE(declared.input().mean[0], 0.485);
  }

  void whatFailsIsSaid() {
    writeFileAtomically(path("text.pt"), std::string_view("no program"));
    auto error = errorOf([&] { (void)TorchScript::load(path("text.pt"), ScriptConsent::Given, "cpu"); });
    QVERIFY(error && error->code() == ErrorCode::Unreadable && error->subject() == path("text.pt").string());
    error = errorOf([&] { (void)TorchScript::load(path("none"), ScriptConsent::Given, "cpu"); });
    QVERIFY(error && error->code() == ErrorCode::NotFound);
    writeScript(path("odd.pt"), "return x.sum()", plain);
    auto odd = TorchScript::load(path("odd.pt"), ScriptConsent::Given, "cpu");
    QVERIFY(errorOf([&] { (void)odd.run(torch::rand({2, 1, 8, 8})); }).has_value());
    writeScript(path("wrong.pt"), "return x.matmul(x.flatten(1))", plain);
    auto wrong = TorchScript::load(path("wrong.pt"), ScriptConsent::Given, "cpu");
    error = errorOf([&] { (void)wrong.run(torch::rand({2, 1, 8, 8})); });
    QVERIFY(error && error->code() == ErrorCode::InvalidArgument);
  }

  void anExportOfTorchvisionAgreesWithItsWeights() {
    if (!fixture::hasTorchvision()) {
      QSKIP("python3-torchvision is not installed");
    }
    torch::manual_seed(2);
    ResNet network(ResNetOptions{.classes = 6});
    network->eval();
    writeResNetWeights(path("w.safetensors"), network, {});
    QVERIFY(fixture::runTorchvision({"script", text("w.safetensors"), text("resnet.pt")}));
    auto script = TorchScript::load(path("resnet.pt"), ScriptConsent::Given, "cpu");
    QCOMPARE(script.input().size, 48);
    QCOMPARE(script.input().deviation[2], 0.4);
    const torch::NoGradGuard noGradient;
    const auto images = torch::rand({2, 3, 48, 48});
    const auto expected = network->forward(prepareImages(images, script.input()));
    QVERIFY((script.run(images) - expected).abs().max().item<float>() < 1e-5F);
  }

  /// Sizes and colours by hand; the smoothed shrinking of a constant and of halves is their mean.
  void imagesArePrepared() {
    const InputSpecification grey{.size = 1, .channels = 1, .mean = {0, 0, 0}, .deviation = {1, 1, 1}};
    const auto pixels = torch::tensor({0.2F, 0.4F, 0.6F}).reshape({1, 3, 1, 1});
    QVERIFY(std::abs(prepareImages(pixels, grey).item<float>() - (0.299F * 0.2F + 0.587F * 0.4F + 0.114F * 0.6F)) <
            1e-6F);
    const InputSpecification colour{.size = 4, .channels = 3, .mean = {0.5, 0.5, 0.5}, .deviation = {0.5, 1, 2}};
    const auto prepared = prepareImages(torch::full({2, 1, 8, 8}, 1.F), colour);
    QCOMPARE(prepared.sizes().vec(), (std::vector<std::int64_t>{2, 3, 4, 4}));
    QVERIFY(torch::allclose(prepared[0].flatten(1).mean(1), torch::tensor({1.F, 0.5F, 0.25F})));
    QVERIFY(errorOf([&] { (void)prepareImages(torch::rand({1, 2, 4, 4}), colour); }).has_value());
  }

  void aDeclarationIsChecked() {
    for (const char* broken : {"", "[]", R"({"size": 0})", R"({"channels": 2})", R"({"std": [0, 1, 1]})",
                               R"({"mean": [1]})", R"({"size": "large"})"}) {
      QVERIFY2(errorOf([&] { (void)inputFromJson(broken, "here"); }).has_value(), broken);
    }
    const auto input = inputFromJson(R"({"size": 28, "channels": 1, "mean": [0.5], "std": [0.5]})", "here");
    QCOMPARE(inputFromJson(toJson(input), "here").deviation[0], 0.5);
  }

private:
  QString text(const char* name) const { return folder_.filePath(name); }
  std::filesystem::path path(const char* name) const { return text(name).toStdString(); }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TorchScriptTest)
#include "torch_script_test.moc"
