using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>What an expert reads of the subject they are engaged for.</summary>
/// <param name="Photos">Of the hazard.</param>
public sealed record EngagedSubjectView(IReadOnlyList<SubjectFact> Facts, IReadOnlyList<AttachmentItem> Photos);

public sealed record SubjectFact(string Key, string Name, string Value);

/// <summary>
/// The few facts of a subject that an opinion needs, in place of the subject itself: who told of it, who answers for it, their phones
/// and all that lies around it (timeline, papers, other files) stay closed to a third party (C58, R45).
/// </summary>
internal sealed class EngagedSubject(Subjects subjects, ISeenEnterprises enterprises, IMediator mediator, RequestContext context)
{
    private static readonly string[] Told =
        ["number", "hazardNumber", "enterprise", "category", "state", "address", "street", "community", "gridCode", "grid", "grade", "hazard", "place", "reason", "department", "lastDay"];

    /// <summary>In the words of whoever typed it.</summary>
    private static readonly string[] Written = ["hazard", "place", "reason", "address"];

    public async Task<EngagedSubjectView> ReadAsync(Engagement engagement, CancellationToken ct)
    {
        using var process = context.EnterProcess();
        var facts = await subjects.FactsAsync(engagement.SubjectId, ct) ?? [];
        if (engagement.SubjectKind == EngagementSubjects.Enterprise && await enterprises.Rows.FirstOrDefaultAsync(e => e.Id == engagement.SubjectId, ct) is { } enterprise)
        {
            (facts["category"], facts["state"]) = (TextCatalog.Get($"enterprise-category.{enterprise.Category}"), TextCatalog.Get($"enterprise-state.{enterprise.State}"));
        }

        var photos = engagement.PhotosOf is { } hazard ? (await mediator.Send(new AttachmentsOf(hazard), ct)).Value : [];
        return new EngagedSubjectView(
            [.. from key in Told let value = Text(key, facts[key]) where value.Length > 0 select new SubjectFact(key, TextCatalog.Get($"engagement-fact.{key}"), value)],
            [.. photos.Select(p => p with { UploadedBy = "" })]);
    }

    private static string Text(string key, JsonNode? node) => node is not JsonValue value || !value.TryGetValue<string>(out var text) ? ""
        : key == "lastDay" ? DateOnly.Parse(text, CultureInfo.InvariantCulture).ToLongText()
        : Written.Contains(key) ? Shown.WithoutPhones(text) : text;
}

/// <summary>Words about a subject as an expert may read them.</summary>
internal static partial class Shown
{
    // Whoever reported a hazard may have written a phone into its text; numbers of papers have letters or brackets about them.
    public static string WithoutPhones(string text) => Phone().Replace(text, m => PhoneMask.Of(m.Value)!);

    public static string Short(string text) => text.Length <= EngageExpert.MaxSubject ? text : $"{text[..(EngageExpert.MaxSubject - 1)]}…";

    [GeneratedRegex(@"(?<![0-9A-Za-z])(1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}|[2-9][0-9]{7})(?![0-9A-Za-z])")]
    private static partial Regex Phone();
}
