#include "app/cli/autoencoder_options.h"

namespace stratoscope::cli {

void addAutoencoderOptions(CLI::App& command, AutoencoderArguments& arguments) {
  command
      .add_option("--phase", arguments.phase,
                  "1 trains encoder and decoder; 2 refines the decoder of the newest embedding's model, with the "
                  "newest clustering's centroids as prototypes")
      ->capture_default_str()
      ->check(CLI::Range(1, 2));
  command
      .add_option("--variational", arguments.divergenceWeight,
                  "Train the variational form, with this weight of the divergence, such as 0.001")
      ->check(CLI::Range(0.0, 1e3));
  command.add_flag("--unconditioned", arguments.unconditioned,
                   "Phase 2: do not tell the decoder the assignment to the prototypes");
  command.add_option("--assignment-temperature", arguments.assignmentTemperature, "Phase 2: of the soft assignment")
      ->capture_default_str()
      ->check(CLI::Range(1e-3, 1e3));
  command
      .add_option("--prototype-momentum", arguments.prototypeMomentum,
                  "Phase 2: share of a prototype that stays when it follows its members")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1.0));
  command
      .add_option("--exposure", arguments.exposure,
                  "Least range of brightness and contrast of the views, such as 0.25 for radiographs of one kind taken "
                  "by unlike settings; the preset's own unless told")
      ->check(CLI::Range(0.0, 1.0));
  command.add_option("--precision", arguments.precision, "auto unless told: bf16 where the device is faster with it")
      ->check(CLI::IsMember({"auto", "float", "bf16"}));
  command.add_flag("--deterministic", arguments.deterministic,
                   "The same bytes for the same seed on a CUDA card too; the processor always gives them");
  command.add_option("--licence", arguments.licence, "Of the images, for the model's card");
}

void apply(const AutoencoderArguments& arguments, learning::TrainingOptions& options) {
  options.phase = arguments.phase;
  options.exposure = arguments.exposure;
  options.model.variational = arguments.divergenceWeight >= 0;
  options.divergenceWeight = options.model.variational ? arguments.divergenceWeight : 0;
  options.model.conditioned = !arguments.unconditioned;
  options.model.assignmentTemperature = arguments.assignmentTemperature;
  options.prototypeMomentum = arguments.prototypeMomentum;
  options.deterministic = arguments.deterministic;
  options.precision = arguments.precision == "bf16"    ? learning::Precision::BFloat16
                      : arguments.precision == "float" ? learning::Precision::Float
                                                       : learning::Precision::Auto;
}

} // namespace stratoscope::cli
