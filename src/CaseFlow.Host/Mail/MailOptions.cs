using System.ComponentModel.DataAnnotations;
using CaseFlow.Domain.Kernel;
using MimeKit;

namespace CaseFlow.Host.Mail;

/// <summary>Section <c>Mail</c> of the settings. Off by default; the rest is ignored while it is off.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>False: nothing is put into the outbox and nothing is sent.</summary>
    public bool Enabled { get; set; }

    public string? Host { get; set; }

    /// <summary>Default 587; 465 speaks TLS from the first byte.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Null: no authentication.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender, e.g. <c>雁塔区安委办 &lt;aqb@example.gov.cn&gt;</c>.</summary>
    public string? From { get; set; }

    /// <summary>Default true: without TLS nothing is sent. False only for a relay on the same machine or network.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>Attempts before a mail is given up, default 8: about a day.</summary>
    [Range(1, 50)]
    public int Attempts { get; set; } = 8;

    /// <summary>Seconds for one attempt, default 30.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Enabled)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(Host))
        {
            yield return new(TextCatalog.Get("settings.required"), [nameof(Host)]);
        }

        if (!MailboxAddress.TryParse(From, out var from) || !from.Address.Contains('@'))
        {
            yield return new(TextCatalog.Get("mail.from"), [nameof(From)]);
        }

        if (User is not null && Password is null)
        {
            yield return new(TextCatalog.Get("settings.required"), [nameof(Password)]);
        }
    }
}
