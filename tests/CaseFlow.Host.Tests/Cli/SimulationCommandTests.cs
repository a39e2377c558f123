using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseFlow.Host.Cli;
using CaseFlow.Testing;

namespace CaseFlow.Host.Tests.Cli;

/// <summary><c>workflows simulate|test|replay|record|ship</c> as a user calls them.</summary>
public sealed class SimulationCommandTests : IDisposable
{
    private static readonly string Root = typeof(TestDistrict).Assembly
        .GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false).Cast<System.Reflection.AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("caseflow-simulation-");

    [Fact]
    public async Task Dry_run_prints_the_course_with_dates_of_the_real_calendar()
    {
        string[] command = ["workflows", "simulate", Definition("listed-supervision"), Definition("deadline-remediation"), "--start", "2018-09-01T09:00"];
        var text = await RunAsync(command);
        text.Code.ShouldBe(ExitCodes.Done, text.Error);
        text.Output.ShouldContain("挂牌督办通知书");
        text.Output.ShouldContain("治理期限（rectification）到期 2018年10月8日");
        var json = JsonNode.Parse((await RunAsync([.. command, "--json"])).Output)!;
        ((string)json["status"]!).ShouldBe("finished");
        json["tasks"]!.AsArray().Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Test_says_the_first_difference_and_ends_with_one()
    {
        var process = Directory.CreateDirectory(Path.Combine(_folder.FullName, "deadline-remediation"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "workflows", "deadline-remediation"), "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(process.FullName, Path.GetRelativePath(Path.Combine(Root, "workflows", "deadline-remediation"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        (await RunAsync(["workflows", "test", _folder.FullName])).Code.ShouldBe(ExitCodes.Done);
        var definition = Path.Combine(process.FullName, "v1.json");
        var changed = JsonNode.Parse(await File.ReadAllTextAsync(definition, TestContext.Current.CancellationToken))!;
        changed["variables"]!.AsArray().Single(v => (string)v!["name"]! == "planDays")!["value"] = "20";
        await File.WriteAllTextAsync(definition, changed.ToJsonString(), TestContext.Current.CancellationToken);
        var red = await RunAsync(["workflows", "test", _folder.FullName]);
        red.Code.ShouldBe(ExitCodes.Refused);
        red.Output.ShouldContain("任务“报送治理方案”第 1 次的到期：应为 2018-12-10，实际是 2018-11-29");
    }

    [Fact]
    public async Task Histories_replay_as_they_went_on_their_own_version()
    {
        foreach (var version in Histories.GroupBy(VersionOf))
        {
            var run = await RunAsync(["workflows", "replay", .. version, "--against", $"v{version.Key}"]);
            run.Code.ShouldBe(ExitCodes.Done, run.Output + run.Error);
            run.Output.ShouldContain($"共 {version.Count()} 件：经过相同 {version.Count()} 件");
        }
    }

    /// <summary>What version 2 of the process adds to cases of version 1: one step, nothing late and no document more.</summary>
    [Fact]
    public async Task Histories_of_another_version_say_where_they_part()
    {
        string[] old = [.. Histories.Where(f => VersionOf(f) == 1)];
        var run = await RunAsync(["workflows", "replay", .. old, "--against", "v2"]);
        run.Code.ShouldBe(ExitCodes.Refused);
        run.Output.ShouldContain("重放是 advise:Done@2018-11-09T09:00");
        run.Output.ShouldContain($"不同 {old.Length} 件；会多出逾期的 0 件，会多发文书（升级）的 0 件");
    }

    [Theory]
    [InlineData("workflows", "test", "nowhere")]
    [InlineData("workflows", "simulate", "nowhere.json", "--start", "2018-09-01T09:00")]
    [InlineData("workflows", "replay")]
    [InlineData("workflows", "record", "case-1")]
    [InlineData("workflows", "ship", "nowhere")]
    public async Task Bad_arguments_end_with_two(params string[] args)
    {
        var run = await RunAsync(args);
        run.Code.ShouldBe(ExitCodes.BadArguments);
        run.Error.ShouldNotContain("   at ");
    }

    private static string[] Histories => Directory.GetFiles(Path.Combine(Root, "workflows", "listed-supervision", "histories"), "*.json");

    private static int VersionOf(string history) => (int)JsonNode.Parse(File.ReadAllText(history))!["versions"]!["listed-supervision"]!;

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Definition(string process) => Path.Combine(Root, "workflows", process, "v1.json");

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] args)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. args])
        {
            WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var process = Process.Start(info)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
