using System.CommandLine;
using System.CommandLine.Help;
using Workbench.Cli;
using Workbench.Cli.Commands;

// Texts of any script go through pipes as UTF-8, whatever the console's code page.
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// Not a RootCommand: that takes its name in help texts from the file of the program, and nobody types "Workbench.Cli".
var root = new Command("workbench", "The Workbench: figures and categories from local campaign reports in many languages, compared across districts.");
root.Add(new HelpOption());
root.Add(new VersionOption());
root.Add(DemoCommand.Create());
root.Add(IngestCommand.Create());
root.Add(ImportCommand.Create());
root.Add(CompareCommand.Create());
root.Add(IndicatorsCommand.Create());
root.Add(ConflictsCommand.Create());
root.Add(TwinsCommand.Create());
root.Add(TrendsCommand.Create());
root.Add(SharesCommand.Create());
root.Add(ReviewCommand.Create());
root.Add(DiffCommand.Create());
root.Add(ExportCommand.Create());
root.Add(CollectCommand.Create());
root.Add(PlacesCommand.Create());
root.Add(SqlCommand.Create());
root.Add(ExtractCommand.Create());
root.Add(SentencesCommand.Create());
root.Add(LineCommands.Quantities());
root.Add(LineCommands.Numerals());
root.Add(LineCommands.Detect());
root.Add(TrainCommand.Create());
root.Add(ClassifyCommand.Create());
root.Add(EvaluateCommand.Create());
root.Add(ModelCommand.Create());
root.Add(ServeCommand.Create());
root.Add(KeysCommand.Create());
root.Add(NotebookCommand.Create());
root.Add(KernelCommand.Create());
root.Add(DoctorCommand.Create());
return await CommandRunner.RunAsync(root, args);
