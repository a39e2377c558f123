using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Scenarios;
using CaseFlow.Workflows.Simulation.Trials;

namespace CaseFlow.Host.Pages.Processes.Trials;

/// <summary>What the page of a dry run holds until it is run.</summary>
public sealed class TrialModel
{
    public const string Steps = "steps", Automatic = "automatic";

    /// <summary>The input that is a limit has three fields.</summary>
    public const string Limit = "limit";

    public DateOnly? Day { get; set; }

    public string? Time { get; set; } = "09:00";

    public string? Mode { get; set; } = Steps;

    /// <summary>Beside the published version, where another is tried.</summary>
    public bool Compare { get; set; } = true;

    /// <summary>What is typed, by the input's name.</summary>
    public Dictionary<string, string?> Typed { get; } = new(StringComparer.Ordinal);

    public string? LimitNumber { get; set; } = "30";

    public string? LimitUnit { get; set; } = $"{Domain.Deadlines.LimitUnit.NaturalDays}";

    public string? LimitRoll { get; set; } = $"{RollRule.Forward}";

    public JsonObject? Payload { get; set; }

    public List<TrialAnswer> Answers { get; } = [];

    /// <summary>Takes up what a scenario says.</summary>
    public void TakeUp(Scenario scenario)
    {
        var start = scenario.Start.At.ToChina();
        (Day, Time, Mode) = (DateOnly.FromDateTime(start.Date), start.ToString("HH:mm", CultureInfo.InvariantCulture), scenario.Automatic ? Automatic : Steps);
        Payload = scenario.Start.Payload ?? Payload;
        Answers.Clear();
        Answers.AddRange(scenario.Answers.Select(TrialAnswer.Of));
        foreach (var (name, value) in scenario.Start.Input ?? [])
        {
            TakeUp(name, value);
        }
    }

    /// <summary>A newer answer for the same task takes the old one's place.</summary>
    public void Give(TrialAnswer answer)
    {
        Answers.RemoveAll(a => a.Task == answer.Task && a.Occurrence == answer.Occurrence);
        Answers.Add(answer);
    }

    public Result<TrialScript> Script(TrialSetupView setup)
    {
        if (Instant(Day, Time) is not { } at)
        {
            return new Refusal("trial.start", Day is null ? "day" : "time");
        }

        var input = new JsonObject();
        foreach (var declared in setup.Inputs)
        {
            if (!TryRead(declared, out var value))
            {
                return new Refusal("trial.input", declared.Name, declared.Label);
            }

            if (value is not null)
            {
                input[declared.Name] = value;
            }
        }

        return new TrialScript(
            at, [.. Answers.Select(a => a.ToScenario())], setup.Event is null && !setup.ByClock ? input : null, setup.Event is null ? null : Payload, null, Mode == Automatic);
    }

    public static DateTimeOffset? Instant(DateOnly? day, string? time) =>
        day is { } d && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var t) ? d.At(t) : null;

    private void TakeUp(string name, JsonNode? value)
    {
        if (name == Limit && value is JsonObject limit)
        {
            (LimitNumber, LimitUnit, LimitRoll) = (limit["number"]?.ToString(), limit["unit"]?.ToString(), limit["roll"]?.ToString());
        }
        else
        {
            Typed[name] = value is JsonObject or JsonArray ? value.ToJsonString() : value?.ToString();
        }
    }

    private bool TryRead(TrialInput input, out JsonNode? value)
    {
        value = null;
        if (input is { Type: "Object", Name: Limit })
        {
            var read = int.TryParse(LimitNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
            value = new JsonObject { ["number"] = number, ["unit"] = LimitUnit, ["roll"] = LimitRoll };
            return read;
        }

        var text = Typed.GetValueOrDefault(input.Name);
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        try
        {
            value = input.Type switch
            {
                "Int32" or "Int64" => JsonValue.Create(long.Parse(text, CultureInfo.InvariantCulture)),
                "Double" or "Decimal" or "Single" => JsonValue.Create(decimal.Parse(text, CultureInfo.InvariantCulture)),
                "Boolean" => JsonValue.Create(bool.Parse(text)),
                "DateTimeOffset" or "DateTime" => JsonValue.Create(SimulationJson.Instant(text)),
                "String" => JsonValue.Create(text),
                _ => JsonNode.Parse(text),
            };
            return true;
        }
        catch (Exception e) when (e is FormatException or OverflowException or JsonException)
        {
            return false;
        }
    }
}
