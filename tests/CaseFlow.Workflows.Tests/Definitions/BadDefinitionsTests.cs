using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>Bad definitions get named errors and never crash the host (reliability E7). Seed by CASEFLOW_SEED.</summary>
public sealed class BadDefinitionsTests
{
    private const int Documents = 300;

    private static readonly string[] Types =
    [
        "Elsa.Flowchart", "Elsa.Sequence", "Elsa.WriteLine", "Elsa.If", "Elsa.Switch", "Elsa.FlowSwitch", "Elsa.FlowDecision", "Elsa.While", "Elsa.For", "Elsa.ForEach",
        "Elsa.Event", "Elsa.Delay", "Elsa.Timer", "Elsa.Cron", "Elsa.StartAt", "Elsa.RunJavaScript", "Elsa.ExecuteWorkflow", "Elsa.FlowJoin", "Elsa.FlowFork", "Elsa.SetVariable",
        "CaseFlow.HumanTask", "CaseFlow.Deadline", "CaseFlow.SendNotice", "CaseFlow.SendCommand", "Elsa.RunCSharp", "Acme.Unknown", "", "Elsa.Complete", "Elsa.Workflow",
    ];

    private static readonly string[] Members =
    [
        "text", "condition", "cases", "activities", "connections", "start", "items", "eventName", "timeSpan", "interval", "cronExpression", "dateTime", "script", "mode", "branches",
        "Candidates", "Outcomes", "Forms", "Ladder", "DueNumber", "DueUnit", "to", "command", "workflowDefinitionId", "input", "variables", "customProperties", "version", "body", "outcomes",
        "possibleOutcomes", "name", "metadata", "workflowDefinitionVersionId", "variable",
    ];

    [Fact]
    public void Whatever_a_definition_holds_it_is_told_what_is_wrong_with_it()
    {
        var seed = Environment.GetEnvironmentVariable("CASEFLOW_SEED") is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"CASEFLOW_SEED={seed}");
        var random = new Random(seed);
        for (var i = 0; i < Documents; i++)
        {
            var document = new JsonObject { ["definitionId"] = "fuzz", ["variables"] = Junk(random, 2), ["inputs"] = Junk(random, 2), ["outcomes"] = Junk(random, 1), ["options"] = Junk(random, 2), ["root"] = Activity(random, 4) }.ToJsonString();
            try
            {
                MemoryBench.Validate(document).ToList().ForEach(f => f.Text.ShouldNotBe(f.Rule));
            }
            catch (Exception e) when (e is not DocumentException)
            {
                Assert.Fail($"seed {seed}, document {i}: {e}\n{document}");
            }
        }
    }

    [Fact]
    public void Activities_nested_deeper_than_allowed_are_named()
    {
        var text = new StringBuilder("""{"definitionId":"deep","root":""");
        const int Deep = 1_100;
        for (var i = 0; i < Deep; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{"type":"Elsa.Sequence","id":"s{{i}}","activities":[""");
        }

        text.Append("""{"type":"Elsa.WriteLine","id":"w"}""").Insert(text.Length, "]}", Deep).Append('}');
        Timed(() => MemoryBench.Validate(text.ToString()).Where(f => f.Severity == FindingSeverity.Error).ShouldHaveSingleItem().Rule.ShouldBe("workflow.rule.too-deep"));
        ContentHash.Of(WorkflowDocument.Parse(text.ToString())).ShouldNotBeEmpty();
    }

    [Fact]
    public void Json_nested_without_end_is_refused_and_says_where()
    {
        var text = """{"definitionId":"deep","x":""" + new string('[', 100_000) + new string(']', 100_000) + ""","root":{"type":"Elsa.Start","id":"s"}}""";
        Timed(() => Should.Throw<DocumentException>(() => WorkflowDocument.Parse(text)).Message.ShouldContain("$.x["));
    }

    [Fact]
    public void Definition_of_five_megabytes_is_read_and_one_beyond_the_limit_is_refused_by_name()
    {
        var draft = new Draft("large");
        for (var i = 0; i < 10_000; i++)
        {
            draft.Add(Write($"w{i}", Literal(new string('x', 300))));
            if (i > 0)
            {
                draft.Connect($"w{i - 1} -> w{i}");
            }
        }

        var text = draft.Flow();
        text.Length.ShouldBeGreaterThan(5_000_000);
        Timed(() => MemoryBench.Validate(text).ShouldBeEmpty());
        Timed(() => Should.Throw<DocumentException>(() => WorkflowDocument.Parse(text + new string(' ', DocumentLimits.Bytes))).Message.ShouldContain("8 MB"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Type_names_from_outside_are_kept_and_load_nothing(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        var document = new Draft("typed").With("$type", "System.Diagnostics.Process, System").With("name", "a\0b")
            .Root(Make("WriteLine", "w", ("text", Expression("Literal", "x", "System.IO.FileInfo, System.Runtime")), ("$type", "System.IO.FileInfo")));
        var saved = (await district.SendAsync(new SaveDefinition(document, "test", Publish: true))).Value;
        saved.IsPublished.ShouldBeTrue();
        var view = (await district.SendAsync(new GetDefinition("typed"))).Value;
        ((string?)view.Document["$type"], (string?)view.Document["name"]).ShouldBe(("System.Diagnostics.Process, System", "a\0b"));
    }

    [Fact]
    public void Archive_that_unpacks_to_more_than_allowed_is_refused_before_it_is_unpacked()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("bomb.json").Open();
            for (var i = 0; i < 200; i++)
            {
                entry.Write(new byte[1024 * 1024]);
            }
        }

        zip.Position = 0;
        Timed(() => Should.Throw<DocumentException>(() => DefinitionArchive.Read(zip, "bomb.zip")).Message.ShouldContain("bomb.json"));
        Should.Throw<DocumentException>(() => DefinitionArchive.Read(new MemoryStream([1, 2, 3]), "no.zip")).Message.ShouldContain("no.zip");
    }

    [Fact]
    public void Archive_gives_back_the_definitions_written_into_it()
    {
        using var zip = new MemoryStream();
        DefinitionArchive.Write(zip, [new("up/a.json", "{}"), new("readme.txt", "no")]);
        zip.Position = 0;
        DefinitionArchive.Read(zip, "x.zip").ShouldHaveSingleItem().ShouldBe(new DefinitionFile("x.zip/a.json", "{}"));
    }

    [Theory]
    [InlineData("../a.json")]
    [InlineData("x/../../a.json")]
    [InlineData("..\\a.json")]
    [InlineData("/etc/a.json")]
    [InlineData("C:\\a.json")]
    public void Archive_with_a_name_that_leads_out_of_it_is_refused_whole(string name)
    {
        using var zip = new MemoryStream();
        DefinitionArchive.Write(zip, [new("good.json", "{}"), new(name, "{}")]);
        zip.Position = 0;
        Should.Throw<DocumentException>(() => DefinitionArchive.Read(zip, "x.zip")).Message.ShouldContain(name);
    }

    [Fact]
    public void Archive_of_more_entries_than_allowed_is_refused()
    {
        using var zip = new MemoryStream();
        DefinitionArchive.Write(zip, Enumerable.Range(0, DefinitionArchive.MostEntries + 1).Select(i => new DefinitionFile($"{i}.txt", "")));
        zip.Position = 0;
        Should.Throw<DocumentException>(() => DefinitionArchive.Read(zip, "many.zip")).Message.ShouldContain("1001");
    }

    private static void Timed(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        TestContext.Current.TestOutputHelper!.WriteLine($"{watch.ElapsedMilliseconds} ms");
    }

    private static JsonObject Activity(Random random, int deep)
    {
        var activity = new JsonObject { ["type"] = Types[random.Next(Types.Length)], ["id"] = random.Next(8) == 0 ? Junk(random, 0) : $"a{random.Next(12)}" };
        for (var i = random.Next(6); i > 0; i--)
        {
            activity[Members[random.Next(Members.Length)]] = random.Next(3) switch
            {
                0 => Junk(random, 3),
                1 => Expression(new[] { "Literal", "Object", "Variable", "Input", "JavaScript", "Liquid", "CSharp" }[random.Next(7)], Junk(random, 1), "String"),
                _ => deep > 0 ? new JsonArray(Activity(random, deep - 1), Activity(random, deep - 1)) : Junk(random, 2),
            };
        }

        return activity;
    }

    private static JsonNode? Junk(Random random, int deep) => random.Next(deep > 0 ? 9 : 6) switch
    {
        0 => null,
        1 => JsonNode.Parse(new[] { "1e400", "-1", "99999999999999999999", "0.5", "2147483648" }[random.Next(5)]),
        2 => random.Next(2) == 0,
        3 => new[] { "", "a1", "w -> x", "{", "function(", "{% if %}", "0 0 99 * * *", "-00:01:00", "role:nobody", "\0", "99999999999:00:00", "P999999999Y", "9999-12-31T23:59:59Z" }[random.Next(13)],
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => new JsonArray(Junk(random, deep - 1), Junk(random, deep - 1)),
        7 => new JsonObject { ["source"] = Junk(random, deep - 1), ["target"] = $"a{random.Next(12)}", ["sourcePort"] = Junk(random, deep - 1), ["id"] = Junk(random, 0), ["name"] = Junk(random, 0), ["typeName"] = Junk(random, 0), ["value"] = Junk(random, deep - 1) },
        _ => new JsonObject { ["label"] = Junk(random, 0), ["condition"] = Junk(random, deep - 1), ["expression"] = Junk(random, deep - 1), ["memoryReference"] = Junk(random, 0), ["steps"] = Junk(random, deep - 1) },
    };
}
