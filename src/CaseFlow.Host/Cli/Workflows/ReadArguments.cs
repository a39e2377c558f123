using System.CommandLine.Parsing;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Simulation;

namespace CaseFlow.Host.Cli.Workflows;

/// <summary>Values of arguments that are JSON or instants; one that cannot be read is named on standard error.</summary>
internal static class ReadArguments
{
    public static JsonObject? Json(ArgumentResult result) => Parsed(result, t => JsonNode.Parse(t) as JsonObject);

    /// <summary>2026-03-02T09:00 of Asia/Shanghai, or with a zone of its own.</summary>
    public static DateTimeOffset? Instant(ArgumentResult result) => Parsed<DateTimeOffset?>(result, t => SimulationJson.Instant(t));

    private static T? Parsed<T>(ArgumentResult result, Func<string, T?> parse)
    {
        var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
        try
        {
            if (parse(text) is { } value)
            {
                return value;
            }
        }
        catch (JsonException)
        {
            // Said below, in one form for all.
        }

        result.AddError(TextCatalog.Get("cli.workflows.unreadable", text));
        return default;
    }
}
