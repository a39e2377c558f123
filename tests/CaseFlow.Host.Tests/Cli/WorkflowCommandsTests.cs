using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using CaseFlow.Host.Cli;

namespace CaseFlow.Host.Tests.Cli;

/// <summary><c>workflows validate|import|export|diff</c> as an administrator calls them.</summary>
public sealed class WorkflowCommandsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("caseflow-workflows-");

    [Fact]
    public async Task Validation_prints_findings_as_lines_and_as_json()
    {
        var good = await WriteAsync("good.json", "Elsa.WriteLine", "hello");
        var bad = await WriteAsync("bad.json", "Acme.Magic", "hello");
        (await RunAsync("validate", good)).Code.ShouldBe(ExitCodes.Done);
        var lines = await RunAsync("validate", bad);
        (lines.Code, lines.Output).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(ExitCodes.Refused), r => r.Output.ShouldContain("workflow.rule.unknown-activity [w]"));
        var json = JsonNode.Parse((await RunAsync("validate", "--json", bad)).Output)!.AsArray().ShouldHaveSingleItem()!;
        ((string?)json["rule"], (string?)json["severity"], (string?)json["activityId"]).ShouldBe(("workflow.rule.unknown-activity", "Error", "w"));
        (await RunAsync("validate", "nowhere.json")).Code.ShouldBe(ExitCodes.BadArguments);
    }

    [Fact]
    public async Task What_is_imported_can_be_exported_and_compared()
    {
        var one = await WriteAsync("one.json", "Elsa.WriteLine", "one");
        (await RunAsync("import", one)).Output.ShouldContain("第 1 版");
        using (var zip = ZipFile.Open(Path.Combine(_folder.FullName, "two.zip"), ZipArchiveMode.Create))
        {
            zip.CreateEntryFromFile(await WriteAsync("two.json", "Elsa.WriteLine", "two"), "definitions/two.json");
        }

        (await RunAsync("import", Path.Combine(_folder.FullName, "two.zip"))).Output.ShouldContain("第 2 版");
        var exported = JsonNode.Parse((await RunAsync("export", "flow")).Output)!;
        ((int)exported["version"]!, (string?)exported["root"]!["text"]!["expression"]!["value"]).ShouldBe((2, "two"));
        var difference = await RunAsync("diff", "flow", "1", "2");
        (difference.Code, difference.Output.Contains("“one”", StringComparison.Ordinal)).ShouldBe((ExitCodes.Refused, true));
        (await RunAsync("diff", one, one)).Code.ShouldBe(ExitCodes.Done);
        var all = Path.Combine(_folder.FullName, "all.zip");
        (await RunAsync("export", "flow", "--all", "-o", all)).Code.ShouldBe(ExitCodes.Done);
        using (var archive = ZipFile.OpenRead(all))
        {
            archive.Entries.Count.ShouldBe(2);
        }

        (await RunAsync("export", "nobody")).Code.ShouldBe(ExitCodes.Refused);
        (await RunAsync("diff", one)).Code.ShouldBe(ExitCodes.BadArguments);
    }

    [Fact]
    public async Task Import_is_all_or_nothing_unless_each_is_asked_for()
    {
        await WriteAsync("a.json", "Acme.Magic", "x", "bad");
        await WriteAsync("b.json", "Elsa.WriteLine", "x");
        var whole = await RunAsync("import", _folder.FullName);
        (whole.Code, whole.Error.Contains("Acme.Magic", StringComparison.Ordinal)).ShouldBe((ExitCodes.Refused, true));
        (await RunAsync("export", "flow")).Code.ShouldBe(ExitCodes.Refused);
        var each = await RunAsync("import", "--each", _folder.FullName);
        (each.Code, each.Error.Contains("Acme.Magic", StringComparison.Ordinal)).ShouldBe((ExitCodes.Refused, true));
        (await RunAsync("export", "flow")).Code.ShouldBe(ExitCodes.Done);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> WriteAsync(string file, string type, string text, string id = "flow")
    {
        var path = Path.Combine(_folder.FullName, file);
        await File.WriteAllTextAsync(path, $$$$$"""
            {"definitionId":"{{{{{id}}}}}","id":"{{{{{id}}}}}-{{{{{text}}}}}","name":"{{{{{id}}}}}","version":1,
             "root":{"type":"{{{{{type}}}}}","id":"w","name":"w","text":{"typeName":"String","expression":{"type":"Literal","value":"{{{{{text}}}}}"}}}}
            """);
        return path;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var info = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "workflows", .. args])
        {
            WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        info.Environment["Database__ConnectionString"] = $"Data Source={_folder.FullName}/caseflow.db";
        using var process = Process.Start(info)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
