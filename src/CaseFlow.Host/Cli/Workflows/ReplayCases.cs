using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Workflows;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Recordings;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>
/// Replays recordings, or the closed cases of the database, against another version and says in words what would have been
/// otherwise. 0: every case takes the same course; 1: some do not; 2: bad arguments.
/// </summary>
internal static class ReplayCases
{
    public static Command Build()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = TextCatalog.Get("cli.replay.files"), Arity = ArgumentArity.ZeroOrMore };
        files.AcceptExistingOnly();
        var closed = new Option<bool>("--closed") { Description = TextCatalog.Get("cli.replay.closed") };
        var since = new Option<DateTimeOffset?>("--since") { Description = TextCatalog.Get("cli.replay.since"), CustomParser = ReadArguments.Instant };
        var definition = new Option<string>("--definition") { Description = TextCatalog.Get("cli.replay.definition"), DefaultValueFactory = _ => "listed-supervision" };
        var against = new Option<string>("--against") { Description = TextCatalog.Get("cli.replay.against") };
        var command = new Command("replay", TextCatalog.Get("cli.replay")) { files, closed, since, definition, against };
        command.Validators.Add(r =>
        {
            if (!r.GetValue(closed) && r.GetResult(files) is not { Tokens.Count: > 0 })
            {
                r.AddError(TextCatalog.Get("cli.replay.nothing"));
            }
        });
        command.SetAction((result, ct) => result.GetValue(closed)
            ? ClosedAsync(result.GetValue(definition)!, result.GetValue(since), result.GetValue(against), ct)
            : FilesAsync(result.GetValue(files)!, result.GetValue(definition)!, result.GetValue(against), ct));
        return command;
    }

    private static async Task<int> ClosedAsync(string definition, DateTimeOffset? since, string? against, CancellationToken ct)
    {
        var document = against is not null && File.Exists(against) ? await File.ReadAllTextAsync(against, ct) : null;
        if (Number(against) is null && against is not null && document is null)
        {
            return await UnknownAsync(against);
        }

        await using var product = await Product.OpenAsync(ct);
        var (code, answer) = await product.SendAsync(new ReplayClosedCases(definition, since, Number(against), document), ct);
        if (!answer.Succeeded)
        {
            return code;
        }

        var (all, notKept, cases) = answer.Value;
        if (all > cases.Count)
        {
            Console.WriteLine(TextCatalog.Get("cli.replay.some", all, cases.Count, notKept));
        }

        return Print(cases);
    }

    private static async Task<int> FilesAsync(FileInfo[] files, string definition, string? against, CancellationToken ct)
    {
        var definitions = DefinitionFolder.Read(Folder()).Select(d => WorkflowDocument.Parse(d.Text)).ToList();
        var given = against is not null && File.Exists(against) ? DefinitionFiles.Read([new FileInfo(against)]) : [];
        if (given is null)
        {
            return ExitCodes.BadArguments;
        }

        var document = given.Count > 0 ? given[0] : definitions.Where(d => d.DefinitionId == definition && (against is null || d.Version == Number(against))).MaxBy(d => d.Version);
        if (document is null)
        {
            return await UnknownAsync(against ?? definition);
        }

        await using var services = DefinitionFiles.Runtime();
        var replayer = services.GetRequiredService<Replayer>();
        List<ReplayOutcome> outcomes = [];
        foreach (var file in files)
        {
            try
            {
                var recording = JsonSerializer.Deserialize<Recording>(await File.ReadAllTextAsync(file.FullName, ct), SimulationJson.Options)!;
                outcomes.Add(await replayer.ReplayAsync(recording.Name ?? file.Name, recording, definitions, document, Replayer.SweepDelay, ct));
            }
            catch (Exception e) when (e is JsonException or DocumentException)
            {
                await Console.Error.WriteLineAsync(TextCatalog.Get("cli.replay.unreadable", file.Name, e.Message));
                return ExitCodes.BadArguments;
            }
        }

        return Print(outcomes);
    }

    private static int Print(IReadOnlyList<ReplayOutcome> outcomes)
    {
        foreach (var line in ReplayText.Of(outcomes))
        {
            Console.WriteLine(line);
        }

        return outcomes.All(o => o.SamePath) ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static async Task<int> UnknownAsync(string against)
    {
        await Console.Error.WriteLineAsync(TextCatalog.Get("cli.replay.against-unknown", against));
        return ExitCodes.BadArguments;
    }

    /// <summary>5 or v5.</summary>
    private static int? Number(string? against) => int.TryParse(against?.TrimStart('v'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static string Folder() => Directory.Exists("workflows") ? "workflows" : ProcessFolder.Of(new ConfigurationBuilder().Build());
}
