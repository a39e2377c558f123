using CaseFlow.Domain.Notices;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;

namespace CaseFlow.Host.Mail;

/// <summary>Makes the mail of a row and hands it to the SMTP server, connecting when needed.</summary>
internal sealed class MailWriter(MailOptions options)
{
    private const int TlsFromTheFirstByte = 465;

    public async Task SendAsync(SmtpClient smtp, OutboxMessage row, CancellationToken ct)
    {
        using var mail = Write(row);
        if (!smtp.IsConnected)
        {
            await ConnectAsync(smtp, ct);
        }

        await smtp.SendAsync(mail, ct);
    }

    /// <summary>Says good-bye; what was sent is sent, whatever the server answers to that.</summary>
    public async Task LeaveAsync(SmtpClient smtp, CancellationToken ct)
    {
        if (!smtp.IsConnected)
        {
            return;
        }

        try
        {
            await smtp.DisconnectAsync(quit: true, ct);
        }
        catch (IOException)
        {
            // The server had already gone.
        }
    }

    private MimeMessage Write(OutboxMessage row)
    {
        var from = MailboxAddress.Parse(options.From!);
        var mail = new MimeMessage(
            from: [from], to: [new MailboxAddress(row.ToName, MailboxAddress.Parse(row.To).Address)], row.Subject, new TextPart(TextFormat.Plain) { Text = row.Body });

        // The same for every attempt, so that the receiver can tell a repetition.
        mail.MessageId = $"{row.Id:N}@{from.Domain}";
        mail.Date = row.At;
        return mail;
    }

    private async Task ConnectAsync(SmtpClient smtp, CancellationToken ct)
    {
        var security = (options.UseTls, options.Port) switch
        {
            (false, _) => SecureSocketOptions.None,
            (true, TlsFromTheFirstByte) => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };
        await smtp.ConnectAsync(options.Host!, options.Port, security, ct);
        if (options.User is { } user)
        {
            await smtp.AuthenticateAsync(user, options.Password!, ct);
        }
    }
}
