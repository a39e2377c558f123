using System.CommandLine;
using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Simulation;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>Exports the recording of a case in the database, without personal data unless it is asked for.</summary>
internal static class RecordCase
{
    public static Command Build()
    {
        var of = new Argument<Guid>("ID") { Description = TextCatalog.Get("cli.record.of") };
        var output = new Option<FileInfo>("-o", "--output") { Description = TextCatalog.Get("cli.record.output") };
        var personal = new Option<bool>("--with-personal-data") { Description = TextCatalog.Get("cli.record.personal") };
        var command = new Command("record", TextCatalog.Get("cli.record")) { of, output, personal };
        command.SetAction(async (result, ct) =>
        {
            await using var product = await Product.OpenAsync(ct);
            var (code, answer) = await product.SendAsync(
                new CaseFlow.Workflows.Simulation.Recordings.RecordCase(result.GetValue(of), result.GetValue(personal)), ct);
            if (!answer.Succeeded)
            {
                return code;
            }

            var (recording, unfaithful) = answer.Value;
            var text = JsonSerializer.Serialize(recording, SimulationJson.Options) + "\n";
            if (result.GetValue(output) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, text, ct);
                Console.WriteLine(TextCatalog.Get("cli.record.written", file.Name, recording.Definition, recording.Versions[recording.Definition], recording.Answers.Count));
            }
            else
            {
                Console.Write(text);
            }

            if (unfaithful is not null)
            {
                await Console.Error.WriteLineAsync(unfaithful);
            }

            return code;
        });
        return command;
    }
}
