using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Tests.Inspections;

/// <summary>Checks of the town's restaurant by table 4, whole unless a test leaves something out.</summary>
internal static class Checking
{
    public static RecordInspection Check(this CaseStage stage, DateTimeOffset at, params IEnumerable<CheckAnswer> others) => new(
        Guid.NewGuid(), TableFour.FirstVersionId, stage.Town.Restaurant, at, ["restaurant"], Answers(others));

    /// <summary>Every item without a defect, but for those given.</summary>
    public static IReadOnlyList<CheckAnswer> Answers(params IEnumerable<CheckAnswer> others)
    {
        var given = others.ToDictionary(a => a.Item);
        return [.. TableFour.Content.Asked().Select(i => given.GetValueOrDefault(i.Key) ?? new CheckAnswer(i.Key, i.Options.First(o => !o.Defect).Key))];
    }

    public static async Task<InspectionRecorded> RecordAsync(this CaseStage stage, RecordInspection check, string who = "street-officer")
    {
        var answer = await stage.SendAsync(check, who);
        answer.Refusals.Select(r => $"{r.Field} {r.Text()}").ShouldBeEmpty();
        return answer.Value;
    }

    public static async Task<IReadOnlyList<string>> RefusedAsync(this CaseStage stage, RecordInspection check, string who = "street-officer")
    {
        var refused = await stage.SendAsync(check, who);
        refused.Refusals.ShouldAllBe(r => r.Text() != r.Code);
        return [.. refused.Refusals.Select(r => r.Code)];
    }

    public static async Task<InspectionView> LookAtAsync(this CaseStage stage, Guid id, string who = "street-officer") => (await stage.SendAsync(new InspectionDetails(id), who)).Value;

    public static async Task<Guid> PictureAsync(this CaseStage stage, string name = "签字.png", string who = "street-officer") =>
        (await stage.SendAsync(new StoreAttachment(name, Files.Png), who)).Value.Id;
}
