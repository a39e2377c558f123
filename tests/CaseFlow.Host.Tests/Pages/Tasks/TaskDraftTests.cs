using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Host.Pages.Tasks;

namespace CaseFlow.Host.Tests.Pages.Tasks;

public sealed class TaskDraftTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly AttachmentStored Photo = new(Guid.Parse("11111111-1111-1111-1111-111111111111"), "现场.jpg", "image/jpeg", 10, true);

    [Fact]
    public void What_was_typed_comes_back_from_the_browser_with_its_files()
    {
        var typed = new TaskDraft();
        typed.Set("text", "已更换防火门");
        typed.Set("percent", JsonValue.Create(60));
        typed.Set("newLastDay", new DateOnly(2027, 1, 31));
        typed.SetFiles("attachmentIds", [Photo]);

        var again = new TaskDraft();
        again.TakeUp(typed.Keep(Now)).ShouldBe(Now);
        again.Text("text").ShouldBe("已更换防火门");
        again.Number("percent").ShouldBe(60);
        again.Day("newLastDay").ShouldBe(new DateOnly(2027, 1, 31));
        again.FilesOf("attachmentIds").ShouldBe([Photo]);
    }

    [Fact]
    public void Suggestion_never_replaces_what_was_typed_or_cleared()
    {
        var draft = new TaskDraft();
        draft.Set("medium", "区政府网站");
        draft.Set("link", "");
        draft.Suggest("medium", "别的");
        draft.Suggest("link", "https://example.invalid");
        draft.Text("medium").ShouldBe("区政府网站");
        draft.Text("link").ShouldBeEmpty();
    }

    [Fact]
    public void Draft_that_cannot_be_read_is_let_go() => new TaskDraft().TakeUp("{ not json").ShouldBeNull();

    [Fact]
    public void Files_are_sent_as_ids_alone()
    {
        var draft = new TaskDraft();
        draft.SetFiles("attachmentIds", [Photo]);
        draft.Values.ToJsonString().ShouldBe("""{"attachmentIds":["11111111-1111-1111-1111-111111111111"]}""");
    }
}
