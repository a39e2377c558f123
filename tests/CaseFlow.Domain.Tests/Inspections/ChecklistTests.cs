using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Inspections;

/// <summary>Versions of checklists: drafts change, published ones never (R133-R137).</summary>
public class ChecklistTests
{
    private static readonly DateTimeOffset Ten = new(2018, 10, 9, 10, 0, 0, TimeSpan.FromHours(8));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task New_version_asks_otherwise_while_checks_keep_the_version_they_were_made_with(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-10-09T10:30:00+08:00");
        var old = (await stage.RecordAsync(stage.Check(Ten, new CheckAnswer("lift", NotApplicable: true)))).Id;
        var draft = (await stage.SendAsync(new DraftChecklist(TableFour.ChecklistId), "district-officer")).Value;
        var view = await ReadAsync(stage, draft.VersionId);
        var changed = Change(view.Content, "lift", i => i with { NotApplicable = false });
        changed = Change(changed, "conduit", i => i with { Ended = true });
        (await stage.SendAsync(new SaveChecklistDraft(draft.VersionId, view.Version, changed), "district-officer")).Refusals.ShouldBeEmpty();
        (await PublishAsync(stage, draft.VersionId)).ShouldBeNull();

        var entry = (await stage.SendAsync(new ListChecklists(), "grid-officer")).Value.Single();
        entry.InForce.ShouldBe(draft.VersionId);
        entry.Versions.Select(v => v.Number).ShouldBe([2, 1]);
        var now = stage.Check(Ten) with { ChecklistVersionId = draft.VersionId };
        (await stage.RefusedAsync(now with { Answers = Checking.Answers(new CheckAnswer("lift", NotApplicable: true)) })).ShouldBe(["inspection.item-unknown", "inspection.not-applicable"], ignoreOrder: true);
        (await stage.RecordAsync(now with { Answers = [.. now.Answers.Where(a => a.Item != "conduit")] })).Result.ShouldBe(InspectionResults.Clean);
        var kept = await stage.LookAtAsync(old);
        (kept.ChecklistNumber, kept.Content.Asked().Count()).ShouldBe((1, 44));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Published_version_never_changes_and_there_is_one_draft_at_a_time(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var first = await ReadAsync(stage, TableFour.FirstVersionId);
        (await stage.SendAsync(new SaveChecklistDraft(first.VersionId, first.Version, first.Content), "district-officer")).Refusals.Single().Code.ShouldBe("checklist.published");
        (await PublishAsync(stage, first.VersionId)).ShouldBe("checklist.published");
        (await stage.SendAsync(new DraftChecklist(TableFour.ChecklistId), "district-officer")).Succeeded.ShouldBeTrue();
        (await stage.SendAsync(new DraftChecklist(TableFour.ChecklistId), "district-officer")).Refusals.Single().Code.ShouldBe("checklist.draft-open");
        (await stage.SendAsync(new DraftChecklist(TableFour.ChecklistId), "street-officer")).Refusals.Single().Code.ShouldBe("access.role");
    }

    [Fact]
    public async Task Checklist_for_key_objects_is_begun_from_table_4_and_its_name_is_its_own()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var made = (await stage.SendAsync(new CreateChecklist("重点监管对象检查表", TableFour.FirstVersionId), "district-officer")).Value;
        (await ReadAsync(stage, made.VersionId)).Content.Title.ShouldBe("重点监管对象检查表");
        (await stage.SendAsync(new CreateChecklist("重点监管对象检查表", TableFour.FirstVersionId), "district-officer")).Refusals.Single().Code.ShouldBe("checklist.name-taken");
    }

    [Fact]
    public async Task Draft_that_could_not_be_answered_is_refused_by_item()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var draft = (await stage.SendAsync(new DraftChecklist(TableFour.ChecklistId), "district-officer")).Value;
        var view = await ReadAsync(stage, draft.VersionId);
        async Task<string> CodeAsync(ChecklistContent content) => (await stage.SendAsync(new SaveChecklistDraft(draft.VersionId, view.Version, content), "district-officer")).Refusals[0].Code;
        (await CodeAsync(Change(view.Content, "lift", i => i with { Options = [.. i.Options.Select(o => o with { Defect = true })] }))).ShouldBe("checklist.item-all-defects");
        (await CodeAsync(Change(view.Content, "lift", i => i with { Options = [i.Options[0]] }))).ShouldBe("checklist.item-options");
        (await CodeAsync(Change(view.Content, "lift", i => i with { Key = "boiler" }))).ShouldBe("checklist.item-twice");
        (await CodeAsync(Change(view.Content, "lift", i => i with { Grade = "terrible" }))).ShouldBe("checklist.item-grade");
        (await stage.SendAsync(new SaveChecklistDraft(draft.VersionId, view.Version + 1, view.Content), "district-officer")).Refusals.Single().Code.ShouldBe("conflict.changed");
    }

    private static async Task<ChecklistView> ReadAsync(CaseStage stage, Guid version) => (await stage.SendAsync(new ReadChecklist(version), "district-officer")).Value;

    private static async Task<string?> PublishAsync(CaseStage stage, Guid version) =>
        (await stage.SendAsync(new PublishChecklist(version, (await ReadAsync(stage, version)).Version), "district-officer")).Refusals is [var refusal, ..] ? refusal.Code : null;

    private static ChecklistContent Change(ChecklistContent content, string item, Func<ChecklistItem, ChecklistItem> change) => content with
    {
        Groups = [.. content.Groups.Select(g => g with { Items = [.. g.Items.Select(i => i.Key == item ? change(i) : i)] })],
    };
}
