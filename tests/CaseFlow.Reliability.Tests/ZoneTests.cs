using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Testing;

namespace CaseFlow.Reliability.Tests;

/// <summary>The executable in zones with daylight saving gives the same instants as in the district's own (reliability B6).</summary>
public class ZoneTests
{
    /// <summary>Times that do not exist or exist twice in Berlin and New York, the turn of the year, and a leap day.</summary>
    private static readonly (string Cron, string At)[] Waits =
    [
        ("0 30 2 8 3 *", "2026-03-08T02:30:00+08:00"), ("0 30 2 29 3 *", "2026-03-29T02:30:00+08:00"), ("0 30 2 25 10 *", "2026-10-25T02:30:00+08:00"),
        ("0 30 1 1 11 *", "2026-11-01T01:30:00+08:00"), ("59 59 23 31 12 *", "2026-12-31T23:59:59+08:00"), ("0 0 8 31 * *", "2027-01-31T08:00:00+08:00"),
        ("0 0 0 29 2 *", "2028-02-29T00:00:00+08:00"),
    ];

    [Theory]
    [InlineData("Asia/Shanghai", false)]
    [InlineData("Europe/Berlin", true)]
    [InlineData("America/New_York", false)]
    public async Task Cron_and_delay_wake_at_the_districts_time_whatever_the_servers_zone(string zone, bool always)
    {
        Assert.SkipUnless(always || Rounds.Long, Rounds.OnlyLong);
        var file = Path.Combine(Directory.CreateTempSubdirectory("caseflow-zone-").FullName, "zone.json");
        await File.WriteAllTextAsync(file, Definition().ToJsonString());
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { HostProcess.Dll, "workflows", "run", file, "--at", "2026-02-01T00:00:00+08:00", "--until", "2030-01-01T00:00:00+08:00" },
            Environment = { ["TZ"] = zone },
        })!;
        var report = JsonNode.Parse(await process.StandardOutput.ReadToEndAsync())!.AsObject();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, report.ToJsonString());
        var resumed = report["journal"]!.AsArray().Where(e => e!["event"]!.GetValue<string>() == "Resumed")
            .Select(e => JsonSerializer.Deserialize<DateTimeOffset>(e!["at"])).ToList();
        resumed.ShouldBe([.. Waits.Select(w => DateTimeOffset.Parse(w.At, null)), DateTimeOffset.Parse("2028-03-01T00:00:00+08:00", null)]);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static JsonObject Definition()
    {
        var activities = new JsonArray();
        for (var i = 0; i < Waits.Length; i++)
        {
            activities.Add(Activity("Elsa.Cron", $"c{i}", "cronExpression", Waits[i].Cron, "String"));
        }

        activities.Add(Activity("Elsa.Delay", "day", "timeSpan", "1.00:00:00", "TimeSpan"));
        return new JsonObject
        {
            ["definitionId"] = "zone", ["id"] = "zone-v1", ["name"] = "zone", ["version"] = 1,
            ["root"] = new JsonObject { ["type"] = "Elsa.Sequence", ["id"] = "all", ["version"] = 1, ["activities"] = activities },
        };
    }

    private static JsonObject Activity(string type, string id, string input, string value, string kind) => new()
    {
        ["type"] = type, ["id"] = id, ["version"] = 1,
        [input] = new JsonObject { ["typeName"] = kind, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } },
    };
}
