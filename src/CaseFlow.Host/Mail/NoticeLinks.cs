using System.ComponentModel.DataAnnotations;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Host.Pages.Tasks;

namespace CaseFlow.Host.Mail;

/// <summary>Section <c>Notices</c> of the settings.</summary>
public sealed class NoticeOptions : IValidatableObject
{
    public const string Section = "Notices";

    /// <summary>The address people open the product at, e.g. <c>https://caseflow.example.gov.cn</c>. Null, the default: messages carry no links.</summary>
    public string? PublicUrl { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl is not null && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return new(TextCatalog.Get("notices.public-url"), [nameof(PublicUrl)]);
        }
    }
}

internal sealed class NoticeLinks(NoticeOptions options) : INoticeLinks
{
    public string? Inbox => At("/notices");

    public string? Of(string? subjectKind, Guid subjectId) => subjectKind is null ? null : At(SubjectPage.Of(subjectKind, subjectId));

    private string? At(string path) => options.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') + path : null;
}
