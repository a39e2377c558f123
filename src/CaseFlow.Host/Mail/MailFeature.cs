using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Host.Settings;

namespace CaseFlow.Host.Mail;

internal sealed class MailFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSettings<MailOptions>(MailOptions.Section);
        services.AddSingleton<IMailSwitch, MailSwitch>();
        services.AddSettings<NoticeOptions>(NoticeOptions.Section);
        services.AddSingleton<INoticeLinks, NoticeLinks>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<OutboxDispatcher>();
    }

    private sealed class MailSwitch(MailOptions options) : IMailSwitch
    {
        public bool IsOn => options.Enabled;
    }
}
