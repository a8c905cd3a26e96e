/** The key cannot be had, and a person can do something about it: the sentence says what. */
export class KeyFault extends Error {
  readonly chinese: string;
  readonly english: string;
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`);
    this.name = "KeyFault";
    this.chinese = chinese;
    this.english = english;
  }
}

/** What a person is told where the key is sealed and nobody here can open it. */
export const sealedElsewhere = (home: string): KeyFault =>
  new KeyFault(
    `这套安装的密钥锁在登录用户的系统钥匙串里（${home} 里的 key.sealed），这里打不开，没有新建密钥。请启动桌面程序；要不用桌面运行，先在桌面托盘菜单“密钥…”里改用密钥文件；或把另存的 installation.key 放进这个文件夹。`,
    `The key of this installation lies in its user's key store (key.sealed in ${home}) and cannot be opened here; no new one was made. Start the desktop; to run without it, first choose the key file under "Key…" in the desktop's tray menu; or put your exported installation.key into this folder.`,
  );

/** What a person is told where the key is gone from an installation that was begun. */
export const keyGone = (): KeyFault =>
  new KeyFault(
    "这套安装的密钥不见了：installation.key 和 key.sealed 都不在。没有新建密钥。请把另存的 installation.key 放回；确实找不回来，用 --new-key 启动，再重新填写店铺与模型的密钥。",
    "The key of this installation is gone: neither installation.key nor key.sealed is there. No new one was made. Put your exported installation.key back; if it is lost for good, start with --new-key and enter the secrets of shops and models anew.",
  );

/** What a person is told where file and key store hold two keys. */
export const twoKeys = (home: string): KeyFault =>
  new KeyFault(
    `${home} 里有两把不同的密钥：installation.key 和 key.sealed。两把都没有动。请运行 npm run doctor 看哪一把是这个数据库的，把另一把移走，再启动。`,
    `There are two different keys in ${home}: installation.key and key.sealed. Neither was touched. Let npm run doctor say which is this database's, move the other away, then start again.`,
  );
