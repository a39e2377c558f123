using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>The listing or the delisting was made public (practice §2.5).</summary>
/// <param name="Parameters"><c>kind</c>: <c>listing</c> or <c>delisting</c>.</param>
/// <param name="AnnouncedOn">Not before the listing, not in the future.</param>
/// <param name="Link">An http(s) address, when it was published on one.</param>
[ViaWorkItem("announcement")]
public sealed record RecordAnnouncement(Guid SubjectId, JsonObject? Parameters, string? Medium, DateOnly? AnnouncedOn, string? Link)
    : ICommand<Recorded>, IConcerns;

internal sealed class RecordAnnouncementValidator : AbstractValidator<RecordAnnouncement>
{
    public RecordAnnouncementValidator(TimeProvider time)
    {
        RuleFor(x => x.Medium).Needed("announcement.medium-missing", FormLimits.Line);
        RuleFor(x => x.AnnouncedOn).NotNull().Refuse("announcement.day-missing").LessThanOrEqualTo(_ => time.Today()).Refuse("announcement.future");
        RuleFor(x => x.Link).Must(IsWebAddress).Refuse("announcement.link").MaximumLength(500);
    }

    // Shown as a link later: nothing but an address of the web may stand there.
    private static bool IsWebAddress(string? link) => string.IsNullOrWhiteSpace(link)
        || (Uri.TryCreate(link.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps));
}

internal sealed class RecordAnnouncementHandler(CaseFile files, ITimeline timeline) : IRequestHandler<RecordAnnouncement, Result<Recorded>>
{
    public async Task<Result<Recorded>> Handle(RecordAnnouncement request, CancellationToken cancellationToken)
    {
        var (listed, refusal) = await files.OpenAsync(request.SubjectId, cancellationToken, evenClosed: true);
        if (listed is null)
        {
            return refusal!;
        }

        if (listed.ListedAt is not { } listedAt || request.AnnouncedOn < listedAt.ChinaDate())
        {
            return new Refusal("announcement.before-listing", "announcedOn", listed.ListedAt?.ChinaDate().ToLongText());
        }

        var kind = request.Parameters.Text("kind");
        timeline.Write(listed.Id, $"timeline.announced-{kind}", request.AnnouncedOn, request.Medium!.Trim());
        return await files.RecordAsync(
            listed.Id,
            "announcement",
            new()
            {
                ["kind"] = TextCatalog.Get($"announcement.kind-{kind}"), ["medium"] = request.Medium,
                ["announcedOn"] = request.AnnouncedOn!.Value.ToString("O", CultureInfo.InvariantCulture), ["link"] = request.Link,
            },
            null,
            cancellationToken);
    }
}
