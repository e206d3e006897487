"""Group robots of 企业微信 and 钉钉 as further channels of the ledger of mails."""
