using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>What the pages about a definition ask for and send, on a real database.</summary>
public sealed class DefinitionPagesTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task New_definition_is_a_draft_that_starts_and_ends_and_may_be_published_at_once(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        var made = (await district.SendAsync(new CreateDefinition(" 零报告 ", "说明", "试行"))).Value;
        (made.Name, made.Version, made.IsPublished).ShouldBe(("零报告", 1, false));
        made.Findings.ShouldNotContain(f => f.Severity == FindingSeverity.Error);
        var root = (await district.SendAsync(new DrawDefinition(made.DefinitionId, 1))).Value;
        root["activities"]!.AsArray().Select(a => (string?)a!["type"]).ShouldBe(["Elsa.Start", "Elsa.End"]);
        root["connections"]!.AsArray().Count.ShouldBe(1);
        (await district.SendAsync(new PublishDefinition(made.DefinitionId, "test"))).Succeeded.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task New_definition_with_a_name_that_is_taken_or_missing_is_refused_at_that_field(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        (await district.SendAsync(new CreateDefinition("零报告", null, "试行"))).Succeeded.ShouldBeTrue();
        var twice = (await district.SendAsync(new CreateDefinition("零报告", null, "试行"))).Refusals.ShouldHaveSingleItem();
        (twice.Code, twice.Field).ShouldBe(("workflow.definition.name-taken", "name"));
        (await district.SendAsync(new CreateDefinition(" ", null, ""))).Refusals.Select(r => r.Field).ShouldBe(["name", "reason"], ignoreOrder: true);
        (await district.SendAsync(new ListDefinitions())).Value.Page.Total.ShouldBe(1);
        (await district.SendAsync(new DefinitionNameIsFree("零报告"))).Value.ShouldBeFalse();
        (await district.SendAsync(new DefinitionNameIsFree("别的"))).Value.ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_who_is_no_process_administrator_neither_makes_nor_imports_definitions()
    {
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.Sqlite);
        var officer = new Actor(Guid.NewGuid(), "张伟", Guid.NewGuid(), "小寨路街道", "610100/", new HashSet<string> { Roles.StreetOfficer });
        (await district.SendAsync(new CreateDefinition("零报告", null, "试行"), officer)).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await district.SendAsync(new PreviewImport([new("a.json", "{}")]), officer)).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Preview_tells_each_file_apart_and_writes_nothing(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await SaveAsync(district, Says("published", "one"), publish: true);
        await SaveAsync(district, Says("draft", "one"));
        var previews = (await district.SendAsync(new PreviewImport(
        [
            new("new.json", Says("new", "one")), new("next.json", Says("published", "two")), new("replaces.json", Says("draft", "two")),
            new("same.json", Says("published", "one")), new("broken.json", "{nope"), new("twice.json", Says("new", "two")),
            new("large.json", new string(' ', DocumentLimits.Bytes + 1)), new("unknown.json", new Draft("unknown").Root(Make("Acme.Magic", "m"))),
        ]))).Value;
        previews.Select(p => (p.File, p.Effect, p.Version)).ShouldBe(
        [
            ("new.json", ImportEffect.New, 1), ("next.json", ImportEffect.NextDraft, 2), ("replaces.json", ImportEffect.ReplacesDraft, 1),
            ("same.json", ImportEffect.Refused, null), ("broken.json", ImportEffect.Refused, null), ("twice.json", ImportEffect.Refused, null),
            ("large.json", ImportEffect.Refused, null), ("unknown.json", ImportEffect.New, 1),
        ]);
        previews.Single(p => p.File == "unknown.json").Errors.ShouldBe(1);
        previews.Single(p => p.File == "broken.json").Why!.ShouldContain("第 1 行");
        previews.Single(p => p.File == "large.json").Why!.ShouldContain("8 MB");
        previews.Single(p => p.File == "twice.json").Why!.ShouldContain("new.json");
        previews.Single(p => p.File == "next.json").EffectName.ShouldBe("成为第 2 版草稿");
        (await district.SendAsync(new ListDefinitions())).Value.Page.Items.Select(d => (d.DefinitionId, d.LatestVersion)).ShouldBe([("draft", 1), ("published", 1)]);
        (await district.SendAsync(new PreviewImport([new("same.json", Says("published", "one"))]))).Value.ShouldHaveSingleItem().Effect.ShouldBe(ImportEffect.Same);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Import_of_several_drafts_takes_all_or_none(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        var refused = await district.SendAsync(new SaveImportedDrafts([new("good.json", Says("good", "one")), new("bad.json", "{")], "test"));
        refused.Refusals.ShouldHaveSingleItem().Text().ShouldContain("bad.json");
        (await district.SendAsync(new ListDefinitions())).Value.Page.Total.ShouldBe(0);
        (await district.SendAsync(new SaveImportedDrafts([new("good.json", Says("good", "one")), new("other.json", Says("other", "one"))], "test"))).Value.ShouldBe(2);
        (await district.SendAsync(new ListDefinitions(State: "draft"))).Value.Page.Total.ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Check_names_what_is_wrong_in_the_latest_version_errors_first(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await SaveAsync(district, new Draft("flow").With("name", "").Root(Make("Acme.Magic", "m", ("metadata", new JsonObject { ["displayText"] = "神秘环节" }))));
        var check = (await district.SendAsync(new CheckDefinition("flow"))).Value;
        (check.Version, check.IsDraft, check.Errors).ShouldBe((1, true, 1));
        (check.Findings[0].Rule, check.Findings[0].ActivityId, check.Findings[0].ActivityName).ShouldBe(("workflow.rule.unknown-activity", "m", "神秘环节"));
        check.Warnings.ShouldBe(check.Findings.Count - 1);
        (await district.SendAsync(new CheckDefinition("flow", 7))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.unknown");
    }

    [Fact]
    public async Task Parameters_of_a_shipped_process_are_told_with_units_and_the_rules_they_rest_on()
    {
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.Sqlite);
        await SaveAsync(district, await File.ReadAllTextAsync(Path.Combine(HostProcess.Root, "workflows", "listed-supervision", "v1.json")));
        await SaveAsync(district, await File.ReadAllTextAsync(Path.Combine(HostProcess.Root, "workflows", "deadline-remediation", "v1.json")));
        var remediation = (await district.SendAsync(new DefinitionParameters("deadline-remediation", 1))).Value;
        var review = remediation.Single(p => p.Title == "申请验收后现场验收的期限");
        (review.Value, review.ActivityId).ShouldBe(("10 个自然日（遇休假日顺延）", "review"));
        review.Rules.ShouldBe(["P6"]);
        remediation.ShouldNotContain(p => p.Title.Contains("单位", StringComparison.Ordinal) || p.Title == "现场验收的结论");
        var supervision = (await district.SendAsync(new DefinitionParameters("listed-supervision", 1))).Value;
        var circular = supervision.Single(p => p.Title == "督办函发出后仍未完成，几个工作日后通报批评");
        (circular.Value.StartsWith("5 个工作日", StringComparison.Ordinal), string.Join(' ', circular.Rules)).ShouldBe((true, "R101 A-13"));
        (await district.SendAsync(new DefinitionParameters("listed-supervision", 9))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.unknown");
    }

    private static string Says(string id, string text) => new Draft(id).Root(Write("say", Literal(text)));

    private static async Task SaveAsync(TestDistrict district, string document, bool publish = false) =>
        (await district.SendAsync(new SaveDefinition(document, "test", Publish: publish))).Succeeded.ShouldBeTrue();
}
