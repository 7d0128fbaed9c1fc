#include "small_cohort.h"

#include "artefacts.h"
#include "core/base/palette.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/imaging/picture/png.h"
#include "core/workflow/labelling.h"
#include "core/workflow/pictures.h"
#include "core/workflow/report.h"
#include "core/workflow/report/html_writer.h"
#include "core/workflow/report/inline_image.h"
#include "core/workflow/report/number_text.h"
#include "core/workflow/report/run_text.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <set>

using namespace stratoscope;
using namespace stratoscope::workflow;

namespace {

namespace fs = std::filesystem;

/// Values of the attributes that make a browser load something.
QStringList addresses(const QString& page) {
  QStringList found;
  QXmlStreamReader reader(page);
  while (!reader.atEnd()) {
    if (reader.readNext() == QXmlStreamReader::StartElement) {
      for (const auto& attribute : reader.attributes()) {
        if (QStringList{"src", "href", "srcset", "data", "action"}.contains(attribute.name().toString())) {
          found << attribute.value().toString();
        }
      }
    }
  }
  return found;
}

std::uint32_t code(Rgb colour) {
  return std::uint32_t{colour.red} << 16U | std::uint32_t{colour.green} << 8U | std::uint32_t{colour.blue};
}

std::set<std::uint32_t> coloursOf(const Picture& picture) {
  std::set<std::uint32_t> colours;
  for (std::size_t i = 0; i < picture.pixels.size(); i += 3) {
    colours.insert(code({picture.pixels[i], picture.pixels[i + 1], picture.pixels[i + 2]}));
  }
  return colours;
}

} // namespace

class ReportTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    const fs::path folder(folder_.path().toStdString());
    const auto pictures = fixture::copyPictures(folder / "pictures of Jane Roe", 12, 6, [](const std::string& name) {
      return name == "Hand" ? std::string("Hand <b>&</b> wrist") : name;
    });
    cohort_ = std::make_unique<cohort::Cohort>(cohort::Cohort::create(folder / "small.stratoscope"));
    fixture::importPictures(*cohort_, pictures,
                            {fixture::sample() / "hippocampus", fixture::sample() / "mr_nonisotropic"});
    QCOMPARE(fixture::codeOf([&] { write(); }), ErrorCode::NotFound);
    QCOMPARE(fixture::codeOf([&] { (void)mapPicture(*cohort_); }), ErrorCode::NotFound);
    QCOMPARE(fixture::codeOf([&] { (void)galleryPicture(*cohort_); }), ErrorCode::NotFound);
    fixture::train(*cohort_, 3);
    fixture::analyse(*cohort_);
    EvaluateOptions options{.truth = "class", .baseline = true, .device = "cpu"};
    options.supervised = SupervisedBaseline{.epochs = 2};
    SilentProgress progress;
    evaluation_ = evaluate(*cohort_, options, progress, {});
    (void)labelCluster(*cohort_, defaultLabelSet, 0, "unclear <?>");
    QCOMPARE(write(), 9);
    page_ = QString::fromStdString(readFile(file()));
    fs::copy_file(file(), artefactPath("report.html").toStdString(), fs::copy_options::overwrite_existing);
  }

  void isWellFormed() {
    QXmlStreamReader reader(page_);
    int sections = 0;
    while (!reader.atEnd()) {
      sections += reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"section" ? 1 : 0;
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(sections, 9);
    QVERIFY(page_.contains("For research; not a medical device"));
  }

  void needsNothingFromOutside() {
    const auto all = addresses(page_);
    QVERIFY(all.size() > 100);
    for (const auto& address : all) {
      QVERIFY2(address.startsWith('#') || address.startsWith("data:image/png;base64,"), qPrintable(address.left(80)));
    }
    for (const auto* word : {"http", "url(", "@import", "<script"}) {
      QVERIFY2(!page_.contains(word), word);
    }
  }

  void namesNoPatientAndNoPlace() {
    int identified = 0;
    for (const auto& patient : cohort::patients(*cohort_)) {
      if (!patient.identifier.empty()) {
        ++identified;
        QVERIFY(!page_.contains(QString::fromStdString(patient.identifier)));
      }
    }
    QVERIFY(identified > 0);
    for (const auto& place : {folder_.path(), QString(STRATOSCOPE_SAMPLE), QString("Jane Roe")}) {
      QVERIFY2(!page_.contains(place), qPrintable(place));
    }
  }

  void escapesWhatComesFromData() {
    QVERIFY(page_.contains("Hand &lt;b&gt;&amp;&lt;/b&gt; wrist"));
    QVERIFY(page_.contains("unclear &lt;?&gt;"));
  }

  void tellsTheFigures() {
    const auto tells = [&](double value, int decimals) {
      return page_.contains("<td class=\"number\">" + QString::number(value, 'f', decimals) + "</td>") ||
             page_.contains("<td class=\"number best\">" + QString::number(value, 'f', decimals) + "</td>");
    };
    QVERIFY(evaluation_.test && evaluation_.baselineTest);
    for (const auto& figures : {evaluation_.train, *evaluation_.test, *evaluation_.baselineTest}) {
      for (const double value : {figures.acc, figures.purity, figures.balancedAcc, figures.nmi, figures.f1}) {
        QVERIFY2(tells(value, 3), qPrintable(QString::number(value)));
      }
    }
    QVERIFY(tells(evaluation_.test->knn.value(), 3));
    QVERIFY(tells(evaluation_.supervised->test->acc, 3));
    QVERIFY(page_.contains("Supervised, test (36)"));
    QVERIFY(page_.contains("The supervised baseline is the contrastive autoencoder\u2019s encoder"));
    QVERIFY(page_.contains(QString::number(evaluation_.test->accInterval->low, 'f', 3) + "\u2013" +
                           QString::number(evaluation_.test->accInterval->high, 'f', 3)));
    QVERIFY(tells(evaluation_.test->psnr.value(), 2));
    QVERIFY(tells(evaluation_.test->ssim.value(), 3));
    QVERIFY(page_.contains(QString::number(latestMap(*cohort_)->trustworthiness, 'f', 3)));
    QCOMPARE(page_.count("<td class=\"best\">"), static_cast<qsizetype>(cohort::runs(*cohort_).size()));
    QVERIFY(page_.contains(QString::fromStdString(cohort::latestRun(*cohort_, "train")->modelHash)));
  }

  void numbersClustersAsTheWindowDoes() {
    QVERIFY(page_.contains("Cluster 1<") && page_.contains("Cluster 6<"));
    QVERIFY(!page_.contains("Cluster 0") && !page_.contains("Cluster 7"));
  }

  void methodsTellWhatWasDone() {
    for (const auto* words : {"and of volumes the middle slice.", "trained without labels on 72 images for 3 epochs",
                              "decoupled contrastive loss at temperature 0.1", "k-means (k = 6, given by the reader",
                              "seed 3)", "on 36 images held out of training"}) {
      QVERIFY2(page_.contains(words), words);
    }
  }

  void saysWhenFiguresAreOld() {
    QVERIFY(!page_.contains("about an earlier clustering"));
    SilentProgress progress;
    (void)cluster(*cohort_, {"kmeans", 0, 4}, progress, {});
    write();
    const auto page = QString::fromStdString(readFile(file()));
    QVERIFY(page.contains("about an earlier clustering"));
    QVERIFY(page.contains("Choice of the number of clusters"));
  }

  void replacesTheFileAtOnceOrNotAtAll() {
    writeFileAtomically(file(), std::string_view("before"));
    std::stop_source source;
    fixture::StopAt progress(source, 4);
    QCOMPARE(fixture::codeOf([&] {
               writeReport(*cohort_, {file(), "cpu"}, progress, source.get_token());
             }),
             ErrorCode::Cancelled);
    QCOMPARE(readFile(file()), std::string("before"));
    SilentProgress silent;
    QCOMPARE(fixture::codeOf([&] {
               writeReport(*cohort_, {"report.pdf", "cpu"}, silent, {});
             }),
             ErrorCode::Unsupported);
    QCOMPARE(fixture::codeOf([&] {
               writeReport(*cohort_, {"no/such/folder/report.html", "cpu"}, silent, {});
             }),
             ErrorCode::WriteFailed);
  }

  void mapPictureShowsEveryCluster() {
    const auto picture = mapPicture(*cohort_, 500);
    QCOMPARE(picture.width, 500);
    QCOMPARE(picture.height, 500);
    QCOMPARE(picture.channels, 3);
    imaging::writePng(artefactPath("workflow-map.png").toStdString(), picture);
    const auto colours = coloursOf(picture);
    for (int i = 0; i < latestClustering(*cohort_)->k; ++i) {
      QVERIFY(colours.contains(code(categoryRgb(i))));
    }
    QCOMPARE(picture.pixels.front(), std::uint8_t{255});
    QCOMPARE(picture.pixels.back(), std::uint8_t{255});
  }

  void galleryPictureHasALineForEachCluster() {
    const auto picture = galleryPicture(*cohort_, 5);
    imaging::writePng(artefactPath("workflow-gallery.png").toStdString(), picture);
    const int k = latestClustering(*cohort_)->k;
    QCOMPARE(picture.height, 32 + k * 68 - 4);
    for (int i = 0; i < k; ++i) {
      const auto pixel =
          (static_cast<std::size_t>(16 + i * 68 + 30) * static_cast<std::size_t>(picture.width) + 20) * 3;
      QCOMPARE(picture.pixels.at(pixel), categoryRgb(i).red);
      QCOMPARE(picture.pixels.at(pixel + 2), categoryRgb(i).blue);
    }
  }

  void numbersAreEnglish() {
    QCOMPARE(countText(0), std::string("0"));
    QCOMPARE(countText(999), std::string("999"));
    QCOMPARE(countText(1234567), std::string("1,234,567"));
    QCOMPARE(countText(-1234), std::string("-1,234"));
    QCOMPARE(decimalText(1234.5, 2), std::string("1,234.50"));
    QCOMPARE(decimalText(-0.125, 2), std::string("-0.12"));
    QCOMPARE(decimalText(std::optional<double>(), 2), std::string("\u2013"));
    QCOMPARE(percentText(0.125), std::string("12.5 %"));
    QCOMPARE(shortestText(1e-3), std::string("0.001"));
    QCOMPARE(durationText(7.25), std::string("7.2 s"));
    QCOMPARE(durationText(133), std::string("2 min 13 s"));
    QCOMPARE(durationText(7260), std::string("2 h 1 min"));
  }

  void markupIsClosedAndEscaped() {
    HtmlWriter html;
    html.open("p", {{"title", "a\"b"}}).text("1 < 2\x01").open("b");
    QCOMPARE(html.finish(), std::string("<p title=\"a&quot;b\">1 &lt; 2<b></b>\n</p>\n"));
  }

  void base64FollowsTheStandard() {
    const auto encode = [](std::string_view text) { return base64(std::as_bytes(std::span(text))); };
    QCOMPARE(encode(""), std::string());
    QCOMPARE(encode("f"), std::string("Zg=="));
    QCOMPARE(encode("fo"), std::string("Zm8="));
    QCOMPARE(encode("foobar"), std::string("Zm9vYmFy"));
  }

  void placesAreLeftOutOfParameters() {
    const auto fields =
        fieldsOf(R"({"sources":["Jane"],"a":{"b":0.1,"c":["/x/Jane","y"]},"model":"models/ab.safetensors",
      "other":"C:\\Jane","../Jane":1})");
    std::string all;
    for (const auto& [name, value] : fields) {
      all.append(name).append("=").append(value).append("\n");
    }
    QVERIFY2(all.find("Jane") == std::string::npos, all.c_str());
    QVERIFY(all.find("a.b=0.1\n") != std::string::npos);
    QVERIFY(all.find("model=models/ab.safetensors\n") != std::string::npos);
  }

private:
  [[nodiscard]] fs::path file() const { return fs::path(folder_.path().toStdString()) / "report.html"; }
  int write() {
    SilentProgress progress;
    return writeReport(*cohort_, {file(), "cpu"}, progress, {});
  }

  QTemporaryDir folder_;
  std::unique_ptr<cohort::Cohort> cohort_;
  Evaluation evaluation_;
  QString page_;
};

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
